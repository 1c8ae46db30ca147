// What the tests of tests/test_reach.py look at on a page. A place is one figure, prediction or quiz.
window.reach = (() => {
  const [met, idle] = [new WeakSet(), new Set()]; // what had the focus; what did nothing so far
  const places = () => [...document.querySelectorAll("[data-dlcourse]")];
  const within = (place, selector) => [...place.querySelectorAll(selector)];

  // Everything a reader can see change, and nothing that is only spoken.
  function look(place) {
    const copy = place.cloneNode(true);
    for (const node of within(copy, "[aria-live].dlc-unseen")) node.remove();
    const fields = within(place, "input, select, details").map((node) => [node.value, node.checked, node.open]);
    return [copy.innerHTML, fields, ...within(place, "canvas").map((canvas) => canvas.toDataURL())].join();
  }

  function kindOf(node) {
    if (node.matches("input")) return node.type;
    if (node.matches("button, a, summary, select")) return node.getAttribute("role") ?? node.localName;
    return node.getAttribute("role") ?? "region";
  }

  const nameOf = (node) => (node.getAttribute("aria-label") || node.closest("label")?.innerText || node.innerText || node.outerHTML).trim().slice(0, 60);

  // Controls that can be seen and used now. Of a group of radio buttons, each.
  function controls(place) {
    const all = within(place, "button, input, select, summary, a[href], [tabindex='0'], [role='radio'], [role='slider']");
    return all.filter((node) => !node.disabled && node.getClientRects().length && node.checkVisibility({ visibilityProperty: true }));
  }

  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  function luminance(color) {
    const [r, g, b] = channels(color).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(color, ground) {
    const [light, dark] = [luminance(color), luminance(ground)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }
  function groundUnder(node) {
    for (let around = node.parentElement; around; around = around.parentElement) {
      const color = getComputedStyle(around).backgroundColor;
      if ((channels(color)[3] ?? 1) > 0) return color;
    }
    return "rgb(255, 255, 255)";
  }

  // A drawing inside a figure may show the focus in its own strokes instead of an outline.
  const strokes = (node) => within(node, "*").map((part) => [getComputedStyle(part).strokeWidth, getComputedStyle(part).stroke]).join();
  function isOutlined(node) {
    const style = getComputedStyle(node);
    if (style.outlineStyle !== "none") return parseFloat(style.outlineWidth) >= 2 && contrast(style.outlineColor, groundUnder(node)) >= 3;
    const focused = strokes(node);
    node.blur();
    const blurred = strokes(node);
    node.focus({ preventScroll: true, focusVisible: true });
    return focused !== blurred;
  }

  // Whether something outside of the figure, such as the header, lies over the upper or the lower edge.
  function isCovered(node, place) {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const edges = [top + 1, bottom - 1].filter((y) => bottom - top < innerHeight / 2 || (y >= 0 && y < innerHeight));
    return !edges.length || edges.some((y) => !place.contains(document.elementFromPoint((left + right) / 2, y)));
  }

  return {
    count: () => places().length,
    // Let the next Tab arrive at the first control of a place, or Shift+Tab at its last.
    approach(i, end) {
      const step = document.createElement("span");
      step.tabIndex = -1;
      places()[i][end](step);
      step.focus();
      step.remove();
    },
    // The control that has the focus, whether it had it before, and did something then; nothing once the focus has left the place.
    arrive(i) {
      const [node, place] = [document.activeElement, places()[i]];
      if (!place.contains(node)) return null;
      const again = met.has(node);
      met.add(node);
      const works = again && !idle.has(node);
      return { kind: kindOf(node), name: nameOf(node), again, works, outlined: isOutlined(node), covered: isCovered(node, place) };
    },
    remember(i) {
      window.before = look(places()[i]);
      window.worked = document.activeElement;
      window.chosen = worked.matches(":checked, [aria-checked='true'], [aria-pressed='true'], [aria-current]"); // there may be nothing left to do
    },
    changed: (i) => look(places()[i]) !== window.before,
    judge: (works) => void (works || chosen ? idle.delete(worked) : idle.add(worked)),
    missed: (i) => controls(places()[i]).filter((node) => !met.has(node)).map((node) => `never reached: ${nameOf(node)}`),
    idle: (i) => controls(places()[i]).filter((node) => idle.has(node)).map((node) => `nothing changes with ${nameOf(node)}`),

    // Click the buttons of every place, one after the other; tell those after which something still moves two frames later.
    async moving() {
      const frames = (count) => new Promise((done) => {
        const next = () => (count-- ? requestAnimationFrame(next) : done());
        next();
      });
      const told = [];
      const looks = async (place, after) => {
        await frames(2);
        const first = look(place);
        await frames(12); // the slowest of the figures takes a step every seventh
        if (look(place) !== first || place.getAnimations({ subtree: true }).length) told.push(`${place.dataset.dlcourse}: ${after}`);
      };
      const stir = async (place) => {
        await looks(place, "untouched");
        const clicked = new Set();
        for (;;) {
          const button = controls(place).find((node) => node.matches("button") && !clicked.has(node));
          if (!button) return;
          clicked.add(button);
          button.click();
          await looks(place, nameOf(button));
        }
      };
      await Promise.all(places().map(stir));
      return told;
    },
  };
})();
