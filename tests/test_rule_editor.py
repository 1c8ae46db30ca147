"""The rule that a reader edits: in Python, and on a page opened from disk."""

import json
import re

import numpy as np
import pytest
from pages import FINGER, PHONE, assert_no_barrier, drag_by_finger, drag_in_circles, settle, stored, work_per_frame

from dlcourse.data import load_digits
from dlcourse.interactive import RuleEditor
from dlcourse.interactive.rules import DARK_RING, EMPTY_MIDDLE, READY

DIGITS = load_digits()
FEW = np.sort(np.concatenate([np.flatnonzero(DIGITS.y == digit)[:60] for digit in range(10)]))
IMAGES, Y = DIGITS.images[FEW], DIGITS.y[FEW]

FEET = (
    ((0, 8), (0, 2), "above", 0.1),
    ((6, 8), (4, 8), "below", 1),
    ((1, 2), (7, 8), "below", 0.01),
)
RULES = [
    (0, (EMPTY_MIDDLE,)),
    (8, READY[4][2]),
    (6, FEET),
    (9, (((2, 4), (2, 5), "above", 0.5), ((0, 1), (0, 1), "above", 0))),
]


def editor(**options):
    return RuleEditor(IMAGES, Y, **options)


def takes(image, conditions):
    """Say by the definition whether a rule takes a picture (8, 8), pixel by pixel."""
    answers = []
    for (top, bottom), (left, right), comparison, threshold in conditions:
        mean = image[top:bottom, left:right].mean()
        answers.append(mean < threshold if comparison == "below" else mean > threshold)
    return all(answers)


# ---- the Python side


@pytest.mark.parametrize("digit, conditions", [*RULES, *(rule[1:] for rule in READY)])
def test_what_a_rule_takes_is_what_its_line_of_python_takes(digit, conditions):
    found = editor(digit=digit, conditions=conditions).found
    assert found.dtype == bool and found.shape == Y.shape
    assert found.tolist() == [takes(image[0], conditions) for image in IMAGES]


def test_a_mean_on_the_threshold_is_neither_below_nor_above():
    image = np.zeros((10, 8, 8))
    image[:, 0, :5] = 0.3125  # 5 of 16: a mean of 0.3125 · 5 / 5
    image[:, 1, :5] = [0.25, 0.25, 0.25, 0.25, 0.5]  # the mean is 0.3
    for comparison in ("below", "above"):
        rule = RuleEditor(image, np.arange(10), conditions=[((1, 2), (0, 5), comparison, 0.3)])
        assert not rule.found.any()


def test_the_figure_in_words():
    assert repr(editor(conditions=[EMPTY_MIDDLE])) == (
        "RuleEditor: image[3:5, 3:5].mean() < 0.25: finds 58 of 60 zeros; takes 21 of 540 others for a zero"
    )
    assert "of 60 sixes; takes " in editor(digit=6).summary()
    assert editor(digit=8).summary().endswith("of 540 others for an eight")


def test_images_come_with_a_channel_or_without():
    np.testing.assert_array_equal(RuleEditor(IMAGES[:, 0], Y).found, editor().found)


def test_the_rule_is_read_and_set():
    rule = editor()
    rule.digit, rule.conditions = 8, READY[4][2]
    assert rule.conditions[0] == [[3, 6], [3, 4], "above", 0.6]
    assert rule.found.sum() == 64
    rule.set_state({"digit": 0, "conditions": [[[3, 5], [3, 5], "below", 0.25]]})  # as the browser sends it
    assert rule.found.sum() == 79


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ({"images": np.zeros((10, 28, 28))}, r"images has shape \(10, 28, 28\); expected \(N, 8, 8\)"),
        ({"images": 16 * IMAGES}, "images holds values from 0 to 16; expected 0"),
        ({"y": Y[:5]}, r"y has shape \(5,\); expected \(600,\)"),
        ({"y": np.where(Y == 3, 4, Y)}, "y holds no 3; expected labels of all the digits"),
        ({"digit": 10}, "digit is 10; expected 0 to 9"),
        ({"conditions": []}, "conditions has 0 entries; expected 1 to 3"),
        ({"conditions": EMPTY_MIDDLE}, "conditions has 4 entries; expected 1 to 3"),
        ({"conditions": [EMPTY_MIDDLE[:3]]}, "a condition has 3 entries; expected 4, which are rows"),
        ({"conditions": [((5, 3), (3, 5), "below", 0.2)]}, r"rows is \(5, 3\); expected two edges from 0 to 8"),
        ({"conditions": [((3, 5), (3, 9), "below", 0.2)]}, r"columns is \(3, 9\); expected two edges from 0 to 8"),
        ({"conditions": [((3, 5), (3, 5), "under", 0.2)]}, 'the comparison is \'under\'; expected "below" or "above"'),
        ({"conditions": [((3, 5), (3, 5), "below", 25)]}, "the threshold is 25; expected 0"),
    ],
)
def test_a_wrong_argument_is_named(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        RuleEditor(**{"images": IMAGES, "y": Y} | arguments)


def test_a_wrong_rule_is_refused_and_changes_nothing():
    rule = editor()
    with pytest.raises(ValueError, match="expected 1 to 3"):
        rule.conditions = [EMPTY_MIDDLE] * 4
    with pytest.raises(ValueError, match="digit is -1"):
        rule.digit = -1
    assert rule.digit == 0 and len(rule.conditions) == 3


def test_what_a_notebook_stores():
    data, state = stored(editor())
    assert data["text/plain"] == repr(editor())
    assert set(json.loads(state)) == {"pictures", "y", "digit", "conditions", "ready"}
    assert len(state) < 60_000
    levels = [[ord(sign) - ord("a") for sign in picture] for picture in json.loads(state)["pictures"]]
    np.testing.assert_array_equal(np.array(levels).reshape(IMAGES.shape) / 16, IMAGES)


# ---- on a page opened from disk


JUDGE = editor()


def numbers(text):
    return [int(number) for number in re.findall(r"\d+", text)]


def expected(digit, conditions):
    """Return what Python finds: hits, wrongly taken, and how many of each digit are taken."""
    JUDGE.digit, JUDGE.conditions = digit, conditions
    taken = np.bincount(Y[JUDGE.found], minlength=10).tolist()
    return taken[digit], sum(taken) - taken[digit], taken


def assert_page_agrees(tab, digit, conditions):
    """The sentence, the three groups and the ten bars say what Python says."""
    settle(tab)
    hits, wrong, taken = expected(digit, conditions)
    assert numbers(tab.locator(".dlc-result").inner_text()) == [hits, 60, wrong, 540]
    groups = [numbers(head) for head in tab.locator(".dlc-group-head").all_inner_texts()]
    assert groups == [[hits, 60], [60 - hits, 60], [wrong, 540]]
    bars = [numbers(row) for row in tab.locator(".dlc-taken li").all_inner_texts()]
    assert bars == [[each, count, 60] for each, count in enumerate(taken)]


def rule_of(tab):
    settle(tab)
    return tab.evaluate("[model.get('digit'), model.get('conditions')]")


def assert_page_agrees_with_its_own_rule(tab):
    assert_page_agrees(tab, *rule_of(tab))


def type_in(tab, field, value):
    """Write a number over that of a field."""
    field.press("Control+A")
    tab.keyboard.type(str(value))
    settle(tab)


def slide_to(tab, slider, value):
    """Bring a slider from its nearer end to a value: ten notches with Page Up or Page Down, one with an arrow key."""
    low = value < 0.5
    tens, ones = divmod(round(100 * (value if low else 1 - value)), 10)
    slider.press("Home" if low else "End")
    for key, times in [("PageUp" if low else "PageDown", tens), ("ArrowRight" if low else "ArrowLeft", ones)]:
        for _ in range(times):
            tab.keyboard.press(key)
    settle(tab)


def set_by_keyboard(tab, digit, conditions):
    """Set a whole rule with the keyboard alone, beginning with any."""
    chooser = tab.get_by_label("A picture shows the digit")
    chooser.focus()
    tab.keyboard.press(str(digit))
    for _ in range(2):
        tab.get_by_role("button", name="Remove").focus()
        tab.keyboard.press("Enter")
        settle(tab)
    for k, ((top, bottom), (left, right), comparison, threshold) in enumerate(conditions):
        if k:
            tab.get_by_role("button", name="Add a condition").focus()
            tab.keyboard.press("Space")
            settle(tab)
        for edge, value in (("top", 0), ("left", 0), ("bottom", bottom), ("right", right), ("top", top), ("left", left)):
            type_in(tab, tab.get_by_label(edge, exact=True), value)
        tab.get_by_label("Mean ink is below or above").focus()
        tab.keyboard.press(comparison[0])
        slide_to(tab, tab.get_by_label("Threshold", exact=True), threshold)


@pytest.mark.parametrize("digit, conditions", RULES[1:])
def test_a_rule_set_with_the_keyboard_finds_what_python_finds(show, digit, conditions):
    tab = show(editor())
    assert tab.locator(".dlc-still").count() == 0
    assert_page_agrees(tab, 0, DARK_RING)
    set_by_keyboard(tab, digit, conditions)
    assert rule_of(tab) == [digit, [[list(rows), list(columns), *rest] for rows, columns, *rest in conditions]]
    assert_page_agrees(tab, digit, conditions)
    lines = tab.locator(".dlc-condition code").all_inner_texts()[: len(conditions)]
    for (rows, columns, comparison, threshold), line in zip(conditions, lines):
        sign = "<" if comparison == "below" else ">"
        assert line.endswith(f"image[{rows[0]}:{rows[1]}, {columns[0]}:{columns[1]}].mean() {sign} {threshold:.2f}")


def test_ready_rules_and_reset(show):
    tab = show(editor(digit=3, conditions=[EMPTY_MIDDLE]))
    for title, digit, conditions in READY:
        tab.get_by_role("button", name=title).click()
        assert_page_agrees(tab, digit, conditions)
    tab.get_by_role("button", name="Reset").click()
    assert_page_agrees(tab, 3, [EMPTY_MIDDLE])


def at(tab, row, column):
    """Return where a point of the grid, counted in cells, is on the screen."""
    box = tab.locator(".dlc-grid canvas").bounding_box()
    return box["x"] + column * box["width"] / 8, box["y"] + row * box["height"] / 8


def drag(tab, start, end):
    tab.mouse.move(*at(tab, *start))
    tab.mouse.down()
    tab.mouse.move(*at(tab, *end), steps=5)
    settle(tab)
    tab.mouse.up()


def region(tab, k=0):
    (top, bottom), (left, right) = rule_of(tab)[1][k][:2]
    return [top, bottom, left, right]


def test_a_region_is_moved_resized_and_drawn_anew_with_the_mouse(show):
    tab = show(editor(conditions=[EMPTY_MIDDLE]))
    for start, end, wanted in [
        ((4, 4), (2, 3), [1, 3, 2, 4]),  # moved as a whole
        ((2, 3), (0, 9), [0, 2, 6, 8]),  # it stops at the border
        ((2, 6), (4, 4), [0, 4, 4, 8]),  # by a corner
        ((2, 4), (2, 6), [0, 4, 6, 8]),  # by an edge
        ((4, 7), (-2, 7), [0, 1, 6, 8]),  # an edge stops before its opposite
        ((5.5, 1.5), (7.5, 4.2), [5, 8, 1, 5]),  # drawn anew, from a cell outside
        ((7.5, 0.2), (2.5, 0.1), [2, 8, 0, 1]),
    ]:
        drag(tab, start, end)
        assert region(tab) == wanted, (start, end)
        assert_page_agrees_with_its_own_rule(tab)


def test_the_numbers_change_while_the_mouse_is_down(show):
    tab = show(editor(conditions=[EMPTY_MIDDLE]))
    tab.mouse.move(*at(tab, 4, 4))
    tab.mouse.down()
    seen = []
    for row in (4, 3, 2):
        tab.mouse.move(*at(tab, row, 4))
        assert_page_agrees_with_its_own_rule(tab)
        seen.append(tab.locator(".dlc-result").inner_text())
    assert len(set(seen)) == 3
    tab.mouse.up()


def test_pressing_on_another_region_takes_that_one(show):
    tab = show(editor())
    drag(tab, (4, 6), (5, 6))
    assert tab.get_by_role("radio", checked=True).evaluate("node => node.parentNode.innerText").startswith("C")
    assert [region(tab, k) for k in range(3)] == [[2, 6, 3, 5], [2, 6, 1, 3], [3, 7, 5, 7]]


def test_dragging_with_a_finger(show):
    tab = show(editor(conditions=[EMPTY_MIDDLE]), **FINGER)
    drag_by_finger(tab, [at(tab, row, 4) for row in (4, 3, 2)])
    assert region(tab) == [1, 3, 3, 5]
    assert tab.evaluate("scrollY") == 0
    assert_page_agrees_with_its_own_rule(tab)


def test_arrow_keys_move_the_region_and_with_shift_change_its_size(show):
    tab = show(editor(conditions=[EMPTY_MIDDLE]))
    tab.get_by_role("application").focus()
    for key in ["ArrowUp", "ArrowRight", "Shift+ArrowDown", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft"]:
        tab.keyboard.press(key)
    assert region(tab) == [2, 5, 4, 5]
    assert_page_agrees_with_its_own_rule(tab)
    told = tab.locator("[aria-live=polite]")
    told.filter(has_text="Region A: top 2, bottom 5, left 4, right 5. Finds").wait_for(state="attached")
    assert told.inner_text().endswith(tab.locator(".dlc-result").inner_text())


def test_the_edges_typed_in_stay_on_the_grid(show):
    tab = show(editor(conditions=[EMPTY_MIDDLE]))
    top, right = tab.get_by_label("top", exact=True), tab.get_by_label("right", exact=True)
    top.fill("7")
    right.fill("30")
    assert region(tab) == [4, 5, 3, 8]
    assert (top.input_value(), right.input_value()) == ("4", "8")
    top.fill("")
    assert region(tab) == [4, 5, 3, 8]
    top.blur()
    assert top.input_value() == "4"


def test_conditions_are_added_up_to_three_and_removed_down_to_one(show):
    tab = show(editor(conditions=[EMPTY_MIDDLE]))
    add, remove = tab.get_by_role("button", name="Add a condition"), tab.get_by_role("button", name="Remove")
    assert remove.is_disabled()
    for count in (2, 3):
        add.click()
        assert len(rule_of(tab)[1]) == count
        assert_page_agrees_with_its_own_rule(tab)
    assert add.is_disabled()
    assert tab.evaluate("document.activeElement.type") == "radio"  # not lost with the button
    tab.get_by_role("radio").first.check()
    remove.click()
    remove.click()
    assert rule_of(tab)[1] == [[[3, 5], [3, 5], "above", 0.5]]
    assert remove.is_disabled()
    assert_page_agrees_with_its_own_rule(tab)


def test_a_reader_looks_at_single_pictures(show):
    tab = show(editor(conditions=[EMPTY_MIDDLE]))
    line = tab.locator(".dlc-shown p")
    assert line.inner_text() == "Here the mean of 60 zeros."
    found = editor(conditions=[EMPTY_MIDDLE]).found
    shade = """() => [...document.querySelector('.dlc-grid canvas').getContext('2d').getImageData(36, 36, 1, 1).data]"""
    missed = np.flatnonzero(~found & (Y == 0))
    for i in [*missed, missed[0]]:
        tab.get_by_role("button", name="Next missed one").click()
        settle(tab)
        assert line.inner_text() == "Here a zero, not taken for a zero."
        ink = IMAGES[i, 0, 3:5, 3:5].mean()
        assert numbers(tab.locator(".dlc-here").first.inner_text())[:2] == numbers(f"{ink:.3f}")
        assert "fails" in tab.locator(".dlc-here").first.inner_text()
        assert tab.evaluate(shade)[0] == round(255 + (27 - 255) * float(IMAGES[i, 0, 0, 0]))
    picture = tab.locator(".dlc-group--wrong canvas")
    picture.click(position={"x": 5, "y": 5})
    settle(tab)
    first = Y[found & (Y != 0)].min()
    assert first == 1 and line.inner_text() == "Here a one, taken for a zero."
    tab.get_by_role("button", name="Mean picture").click()
    settle(tab)
    assert line.inner_text() == "Here the mean of 60 zeros."


def test_the_address_holds_the_rule(show):
    tab = show(editor())
    assert "#" not in tab.url
    set_by_keyboard(tab, 6, FEET)
    tab.wait_for_url("**#rule=6;0:8,0:2,above,0.10;6:8,4:8,below,1.00;1:2,7:8,below,0.01")
    tab.reload()
    assert_page_agrees(tab, 6, FEET)
    assert tab.get_by_label("A picture shows the digit").input_value() == "6"
    tab.evaluate("location.hash = '#rule=0;3:5,3:5,below,0.25'")
    assert_page_agrees(tab, 0, [EMPTY_MIDDLE])
    for other in [
        "#rule=0;5:3,3:5,below,0.25",
        "#rule=0;3:9,3:5,below,0.25",
        "#rule=0;3:5,3:5,below,1.25",
        "#section",
        "#%E0%A4",
    ]:
        tab.evaluate("hash => location.hash = hash", other)
        assert_page_agrees(tab, 0, [EMPTY_MIDDLE])
    tab.get_by_role("button", name="Reset").click()
    assert_page_agrees(tab, 0, DARK_RING)


def test_two_editors_on_one_page_do_not_share_an_address(show):
    tab = show(editor(), editor(conditions=[EMPTY_MIDDLE]))
    tab.evaluate("location.hash = '#rule-2=8;3:5,3:5,above,0.60'")
    settle(tab)
    first, second = (numbers(line.inner_text())[0] for line in tab.locator(".dlc-result").all())
    assert (first, second) == (expected(0, DARK_RING)[0], expected(8, [((3, 5), (3, 5), "above", 0.6)])[0])


def test_the_figure_follows_its_model(show):
    tab = show(editor())
    tab.evaluate("model.set('conditions', [[[3, 5], [3, 5], 'below', 0.25]])")
    assert_page_agrees(tab, 0, [EMPTY_MIDDLE])
    tab.evaluate("model.set('digit', 5)")
    assert_page_agrees(tab, 5, [EMPTY_MIDDLE])


def test_a_drag_is_smooth(show):
    tab = show(editor())
    before = rule_of(tab)
    assert 0 < work_per_frame(tab, lambda: drag_in_circles(tab, ".dlc-grid", ".dlc-grid")) <= 16
    assert rule_of(tab) != before
    assert_page_agrees_with_its_own_rule(tab)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_that_axe_finds_and_no_sideways_scrolling(show, theme):
    tab = show(editor(), editor(digit=8, conditions=[EMPTY_MIDDLE]), theme=theme, viewport=PHONE)
    tab.get_by_role("button", name="Next found one").first.click()
    assert_no_barrier(tab)


def test_without_scripts_the_still_picture_stands(show):
    tab = show(editor().html(), java_script_enabled=False)
    image = tab.get_by_role("img", name="It finds 54 of 60 zeros; takes 10 of 540 others for a zero.")
    assert image.is_visible()
    assert "It takes 54 of the 0s, 0 of the 1s," in image.get_attribute("alt")
    assert tab.get_by_text("image[2:6, 3:5].mean() < 0.30 and").is_visible()
