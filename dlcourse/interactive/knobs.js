// Four weights as knobs. The reader turns them by hand to bring the loss down; then the gradient does it, from the same start. The score
// of a picture is p = w · (x − mean of x) for the ink x in its four quarters; the wish is 5 for one digit, −5 for the other.

const QUARTERS = ["top left", "top right", "bottom left", "bottom right"];
const WISH = 5;
const STEPS = 20; // of one run; knobs.py has the same
const GLIDE = 150; // milliseconds from one step to the next
const NOTHING = 0.0025; // a notch that changes the loss by less hardly matters

// ---- small helpers

const signed = (value, digits = 2) => (Number(value.toFixed(digits)) > 0 ? "+" : "") + fixed(value, digits);

let figures = 0; // for ids that are unique on the page, and names in its address

// ---- the numbers

const meanOf = (rows) => rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j], 0) / rows.length);
const scoreOf = (w, z) => w.reduce((sum, weight, j) => sum + weight * z[j], 0);
const lossOf = ({ Z, wishes }, w) => Z.reduce((sum, z, n) => sum + (scoreOf(w, z) - wishes[n]) ** 2, 0) / (2 * Z.length);
const isRight = ({ Z, wishes }, w, n) => scoreOf(w, Z[n]) > 0 === wishes[n] > 0;
const rightOnes = (state, w) => state.Z.filter((_, n) => isRight(state, w, n)).length;

function gradientOf({ Z, wishes }, w) {
  const sums = w.map(() => 0);
  Z.forEach((z, n) => {
    const off = scoreOf(w, z) - wishes[n];
    z.forEach((x, j) => (sums[j] += off * x));
  });
  return sums.map((sum) => sum / Z.length);
}

function afterStep(state, w) {
  const gradient = gradientOf(state, w);
  return w.map((weight, j) => weight - state.rate * gradient[j]);
}

// ---- the game: who turns the knobs, and how far each has come from the same start

function startAgain(state, seed) {
  state.seed = seed;
  state.start = state.starts[seed % state.starts.length];
  state.w = state.start.slice();
  state.top = 1.2 * lossOf(state, state.w); // the right end of the bar
  Object.assign(state, { who: "hand", grip: null, turns: 0, best: lossOf(state, state.w), steps: 0, reached: null, passed: null });
}

// One grip of a knob is one turn, however far it goes. After the gradient's steps nothing counts any more.
function turned(state, knob) {
  if (state.who !== "hand") {
    state.who = "both";
    return;
  }
  if (state.grip !== knob) state.turns += 1;
  state.grip = knob;
  state.best = Math.min(state.best, lossOf(state, state.w));
}

function handOver(state) {
  state.who = "gradient";
  state.w = state.start.slice();
}

function stepped(state) {
  if (state.who !== "gradient") return;
  state.steps += 1;
  state.reached = lossOf(state, state.w);
  if (state.passed === null && state.reached < state.best) state.passed = state.steps;
}

function inWords(state) {
  const { who, turns, best, steps, reached, passed } = state;
  const you = turns ? `You: loss ${fixed(best)} at best, after ${counted(turns, "turn")}.` : "";
  if (who === "hand") return you || "Turn a knob and watch the loss.";
  const arrows = `${turns ? "The knobs are back where you began. " : ""}Each arrow shows where the next step takes its knob.`;
  const descent = steps ? `The gradient: ${fixed(reached)} after ${counted(steps, "step")}${turns ? ", from the same start" : ""}.` : arrows;
  const race = turns && steps ? (passed ? `It passed you at step ${passed}.` : "You are ahead.") : "";
  const mixed = who === "both" ? "Since then you turned a knob yourself: this no longer counts. Start again for a new race." : "";
  return [you, descent, race, mixed].filter(Boolean).join(" ");
}

// ---- the loss

function createLoss(state) {
  const now = make("strong", { class: "dlc-loss-now" });
  const [fill, best, lowest] = ["dlc-fill", "dlc-best", "dlc-lowest"].map((name) => make("span", { class: name }));
  const bar = make("div", { class: "dlc-loss-bar", "aria-hidden": "true" }, fill, best, lowest);
  const [record, floor, turns, right] = [0, 1, 2, 3].map(() => make("span", { class: "dlc-count" }));
  const row = (name, value) => make("p", {}, `${name} `, value);
  const counts = [row("▼ your best", record), row("▲ lowest possible", floor), row("turns", turns), row("right answers", right)];
  const place = (loss) => `${100 * clamp(loss / state.top, 0, 1)}%`;
  const show = () => {
    const loss = lossOf(state, state.w);
    const ones = rightOnes(state, state.w);
    now.textContent = `Loss ${fixed(loss)}`;
    fill.style.width = place(loss);
    best.style.left = place(state.best);
    lowest.style.left = place(state.lowest);
    record.textContent = fixed(state.best);
    floor.textContent = fixed(state.lowest);
    turns.textContent = state.turns;
    right.textContent = `${Math.round((100 * ones) / state.Z.length)}% of ${state.Z.length}`;
  };
  return { parts: [make("div", { class: "dlc-loss" }, now, bar), make("div", { class: "dlc-counts" }, ...counts)], show };
}

// ---- the knobs

function createKnobs(state, turn) {
  const knobs = QUARTERS.map((name, j) => createKnob(state, name, j, turn));
  const group = make("div", { class: "dlc-dials", role: "group", "aria-label": "Four knobs, the weights" }, ...knobs.map((knob) => knob.row));
  const show = () => {
    const gradient = state.who === "hand" ? null : gradientOf(state, state.w);
    const most = gradient && Math.max(...gradient.map(Math.abs));
    const loss = fixed(lossOf(state, state.w));
    knobs.forEach((knob, j) => knob.show(loss, gradient && gradient[j], most));
  };
  return { parts: [group], show };
}

function createKnob(state, name, j, turn) {
  const id = `dlc-knob-${figures}-${j}`;
  const range = { min: -state.limit, max: state.limit, step: state.notch };
  const slider = make("input", { type: "range", id, ...range, "aria-describedby": `${id}-push` });
  const value = make("output", { class: "dlc-value", for: id });
  const arrow = make("span", { class: "dlc-arrow" });
  const push = make("p", { class: "dlc-push", id: `${id}-push` }, "\u00a0"); // a line high from the start
  const track = make("div", { class: "dlc-arrows", "aria-hidden": "true" }, arrow);
  slider.addEventListener("pointerdown", () => (state.grip = null));
  slider.addEventListener("input", () => turn(j, Number(slider.value)));
  const row = make("div", { class: "dlc-dial" }, make("label", { for: id }, name), value, slider, track, push);
  const digits = Math.max(2, Math.ceil(-Math.log10(state.notch)));
  const show = (loss, slope, most) => {
    const w = state.w[j];
    if (Number(slider.value) !== w) slider.value = w;
    value.textContent = signed(w, digits);
    slider.setAttribute("aria-valuetext", `${signed(w, digits)}, loss ${loss}`);
    track.style.visibility = push.style.visibility = slope === null ? "hidden" : ""; // their place stays
    if (slope !== null) showPush(state, w, slope, most, arrow, push);
  };
  return { row, show };
}

// The arrow goes from where the knob is to where one step takes it.
function showPush({ limit, notch, rate }, w, slope, most, arrow, push) {
  const share = (weight) => clamp((weight + limit) / (2 * limit), 0, 1);
  const small = Math.abs(slope) * notch < NOTHING;
  const way = small ? "I hardly matter now" : slope > 0 ? "turn me down" : "turn me up";
  arrow.hidden = small;
  arrow.className = slope > 0 ? "dlc-arrow dlc-arrow--down" : "dlc-arrow";
  arrow.style.setProperty("--share", share(w));
  arrow.style.setProperty("--length", Math.abs(share(w - rate * slope) - share(w)));
  push.textContent = `gradient ${signed(slope)}: ${way}${!small && Math.abs(slope) === most ? ", I matter most" : ""}`;
}

// ---- the buttons

function createButtons(state, { begin, walk, again }) {
  const button = (text, onclick) => make("button", { type: "button", onclick }, text);
  const hand = button("Let the gradient do it", () => {
    begin();
    show();
    step.focus(); // the button is gone; the keyboard goes on from here
  });
  const step = button("One step", () => walk(1));
  const run = button(`Run ${STEPS} steps`, () => walk(STEPS));
  const show = () => {
    hand.hidden = state.who !== "hand";
    step.hidden = run.hidden = !hand.hidden;
  };
  return { parts: [make("div", { class: "dlc-tools" }, hand, step, run, button("Start again", again))], show };
}

// Shown at once, told only when the knobs rest, so that a screen reader is not flooded.
function createSentence(state) {
  const line = make("p", { class: "dlc-guess" }, inWords(state));
  const told = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  let timer = null;
  const show = () => {
    if (line.textContent === inWords(state)) return;
    line.textContent = inWords(state);
    clearTimeout(timer);
    timer = setTimeout(() => (told.textContent = line.textContent), 600);
  };
  return { parts: [line, told], show };
}

// ---- the pictures

function createCells(caption) {
  const cells = QUARTERS.map(() => make("span"));
  const box = make("div", { class: "dlc-cells", role: "img" }, ...cells);
  const show = (values, color, text) => {
    values.forEach((value, j) => {
      cells[j].style.background = css(color(value));
      cells[j].textContent = text(value);
    });
    box.setAttribute("aria-label", `${caption}: ${QUARTERS.map((name, j) => `${name} ${text(values[j])}`).join(", ")}`);
  };
  return { figure: make("div", {}, box, make("p", {}, caption)), show };
}

// The template stays pale enough for dark numbers on it.
function createTemplate(state) {
  const means = state.names.map((_, k) => meanOf(state.X.filter((_, n) => state.y[n] === k)));
  const most = Math.max(...means.flat());
  const pictures = state.names.map((name) => createCells(`mean ${name}`));
  pictures.forEach(({ show }, k) => show(means[k], (ink) => mix(PAPER, INK, 0.5 * clamp(ink / most, 0, 1)), (ink) => fixed(ink, 1)));
  const weights = createCells("the four weights");
  const color = (w) => mix(GROUND, w > 0 ? BLUE : ORANGE, 0.7 * clamp(Math.abs(w) / state.limit, 0, 1));
  const box = make("div", { class: "dlc-means" }, ...pictures.map(({ figure }) => figure), weights.figure);
  return { parts: [box], show: () => weights.show(state.w, color, (w) => signed(w)) };
}

function drawPicture(picture) {
  const [rows, columns] = [picture.length, picture[0].length];
  const canvas = make("canvas", { width: 8 * columns, height: 8 * rows, "aria-hidden": "true" });
  const pen = canvas.getContext("2d");
  picture.flat().forEach((ink, i) => {
    pen.fillStyle = css(mix(PAPER, INK, ink));
    pen.fillRect(8 * (i % columns), 8 * Math.floor(i / columns), 8, 8);
  });
  return canvas;
}

function createExamples(state) {
  const shown = state.examples.map(({ row, picture }) => ({ row, score: make("span"), verdict: make("span"), canvas: drawPicture(picture) }));
  const lists = state.names.map((name, k) => {
    const mine = shown.filter(({ row }) => state.y[row] === k);
    const items = mine.map(({ canvas, score, verdict }) => make("li", {}, canvas, score, verdict));
    const wish = k ? WISH : -WISH;
    return make("div", {}, make("p", { class: "dlc-hint" }, `Pictures of ${name}, ideal score ${signed(wish, 0)}`), make("ul", { class: "dlc-few" }, ...items));
  });
  const show = () => {
    for (const { row, score, verdict } of shown) {
      const [value, right] = [scoreOf(state.w, state.Z[row]), isRight(state, state.w, row)];
      score.textContent = signed(value, 1);
      verdict.textContent = right ? "✓ right" : "✗ wrong";
      verdict.className = right ? "dlc-yes" : "dlc-no";
    }
  };
  return { parts: lists, show };
}

// ---- the gradient's steps, one after the other

function createWalk(state, box, changed) {
  let [left, from, to, began, asked] = [0, null, null, 0, null];
  const begin = () => ([from, to, began] = [state.w, afterStep(state, state.w), performance.now()]);
  const arrive = () => {
    [state.w, to] = [to, null];
    stepped(state);
    left -= 1;
    if (left > 0) begin();
  };
  const glide = (now) => {
    if (!to || !box.isConnected) return;
    const share = (now - began) / GLIDE;
    if (share < 1) state.w = mix(from, to, Math.max(0, share));
    else arrive();
    changed();
    asked = requestAnimationFrame(glide);
  };
  // A step that is under way is taken at once, and no further one.
  const pause = () => {
    cancelAnimationFrame(asked);
    left = 0;
    if (to) arrive();
  };
  const walk = (count) => {
    pause();
    left = count;
    begin();
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return glide(began);
    while (to) arrive();
    changed();
  };
  return { walk, pause };
}

// ---- the address of the page: a link with it begins at the same start

function seedInAddress(name) {
  if (!location.hash.startsWith(`#${name}:`)) return null;
  const seed = Number(new URLSearchParams(location.hash.slice(name.length + 2)).get("seed") ?? NaN);
  return Number.isInteger(seed) && seed >= 0 ? seed : null;
}

function writeAddress(state, name) {
  try {
    history.replaceState(history.state, "", `#${name}:seed=${state.seed}`);
  } catch {
    // the page may not change its address: then there is no link
  }
}

// ---- the figure

function readModel(model) {
  const state = {};
  for (const name of ["X", "y", "names", "examples", "rate", "limit", "notch", "starts", "lowest"]) state[name] = model.get(name);
  const mean = meanOf(state.X);
  state.Z = state.X.map((x) => x.map((ink, j) => ink - mean[j]));
  state.wishes = state.y.map((label) => (label ? WISH : -WISH));
  return state;
}

// What the reader can do.
function createActions(state, { walk, pause }, changed) {
  const turn = (knob, weight) => {
    pause();
    state.w = state.w.map((old, j) => (j === knob ? weight : old));
    turned(state, knob);
    changed();
  };
  const begin = () => {
    handOver(state);
    changed();
  };
  const restart = (seed) => {
    pause();
    startAgain(state, seed);
    changed();
  };
  return { walk, turn, begin, restart };
}

// Python, or anyone else, may change the seed and turn the knobs.
function followModel(state, model, { restart }, pause, changed) {
  model.on("change:seed", () => {
    if (model.get("seed") !== state.seed) restart(model.get("seed"));
  });
  model.on("change:w", () => {
    if (JSON.stringify(model.get("w")) === JSON.stringify(state.w)) return; // our own
    pause();
    state.w = Array.from(model.get("w"));
    turned(state, "model");
    changed();
  });
}

function render({ model, el }) {
  const onPage = model.get("static") === true; // in a notebook the address is not the figure's
  const name = figures++ ? `knobs-${figures}` : "knobs";
  const state = readModel(model);
  const seed = onPage ? seedInAddress(name) : null;
  startAgain(state, seed ?? model.get("seed"));
  if (seed === null) state.w = Array.from(model.get("w"));
  const parts = [];
  const show = eachFrame(() => parts.forEach((part) => part.show()));
  const save = eachFrame(() => {
    model.set("seed", state.seed);
    model.set("w", state.w.slice());
    model.save_changes();
  });
  const changed = () => {
    show();
    save();
  };
  const figure = make("div", { class: "dlc-figure dlc-columns dlc-knobs", "data-lm-suppress-shortcuts": "true" });
  const walking = createWalk(state, figure, changed);
  const actions = createActions(state, walking, changed);
  actions.again = () => {
    actions.restart(state.seed + 1);
    if (onPage) writeAddress(state, name);
  };
  const [loss, knobs, buttons, sentence, template, examples] = [
    createLoss(state),
    createKnobs(state, actions.turn),
    createButtons(state, actions),
    createSentence(state),
    createTemplate(state),
    createExamples(state),
  ];
  parts.push(loss, knobs, buttons, sentence, template, examples);
  const [first, second] = state.names;
  const task = make("p", { class: "dlc-task" });
  task.append(`Tell ${first} from ${second} by the ink in the four quarters of a picture. A score above 0 says ${second}, below 0 it says ${first}.`);
  const rule = make("p", { class: "dlc-hint" }, "Ink: the pixels of a quarter added up. Score: the sum of weight × (ink − mean ink of both).");
  const left = make("div", { class: "dlc-left" }, ...loss.parts, ...knobs.parts, ...buttons.parts, ...sentence.parts);
  figure.append(task, left, make("div", { class: "dlc-right" }, ...template.parts, rule, ...examples.parts));
  el.append(figure);
  followModel(state, model, actions, walking.pause, changed);
  if (onPage) {
    addEventListener("hashchange", () => {
      const told = seedInAddress(name);
      if (told !== null) actions.restart(told);
    });
  }
  if (seed !== null) {
    save();
    queueMicrotask(() => el.scrollIntoView({ block: "center" }));
  }
  parts.forEach((part) => part.show());
}

export default { render };
