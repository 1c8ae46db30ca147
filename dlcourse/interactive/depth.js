// Plain and residual networks of growing depth. The reader chooses a depth and sees the runs that were made with it: their errors among
// those of all depths, how the training loss fell, and how large the gradient is in each layer before the first step. Nothing is computed
// here but lowest, middle and highest of given numbers.

const KINDS = ["plain", "residual"];
const ERRORS = ["training", "test"];
const MARGIN = { left: 34, right: 72, top: 10, bottom: 38 }; // of the errors over the depths
const SMALL = { left: 42, right: 10, top: 24, bottom: 36 }; // of the four small pictures
const HEIGHTS = { errors: 210, loss: 110, gradients: 110 };
const ZERO_ROW = 18; // below a logarithmic scale, for what is 0
const OFFSET = 2.5; // pixels by which the dots of the kinds stand left and right of their depth

// ---- small helpers

const lowest = (values) => values.reduce((a, b) => Math.min(a, b));
const highest = (values) => values.reduce((a, b) => Math.max(a, b));

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const percent = (value) => value.toFixed(value >= 9.95 ? 0 : 1); // depth.py writes the same
const spread = (values, write) => `${write(lowest(values))} to ${write(highest(values))}`;
const errorSpread = (values) => `${spread(values, percent)} %`;
const twoDigits = (value) => value.toPrecision(2);
const layers = (depth) => `${depth} ${depth === 1 ? "layer" : "layers"}`;

let figures = 0; // for ids that are unique on the page, and names in its address

// ---- the numbers

// All runs of one kind at the depth that is shown.
const shownOf = (state, kind) => state.networks[kind][state.depths.indexOf(state.depth)];
const errorsOf = (state, kind) => shownOf(state, kind)[`${state.error} error`];
const sharesOf = (gradients) => gradients.map((sizes) => sizes[0] / sizes.at(-1)); // of the first layer's gradient in the last one's

const areSame = (state) => JSON.stringify(shownOf(state, "plain")) === JSON.stringify(shownOf(state, "residual"));

// The limits of the axes: the same for both kinds, and for all depths.
function limitsOf(networks) {
  const runs = KINDS.flatMap((kind) => networks[kind]);
  const all = (name) => runs.flatMap((at) => at[name].flat());
  const sizes = all("gradients").filter((size) => size > 0);
  return {
    error: 10 * Math.ceil(highest([...all("training error"), ...all("test error"), 1]) / 10),
    loss: 1.02 * highest(all("training loss")),
    epochs: runs[0]["training loss"][0].length,
    gradients: sizes.length ? [lowest(sizes) / 1.3, 1.3 * highest(sizes)] : [0.1, 1],
  };
}

// ---- in words

function errorsInWords(state) {
  const [plain, residual] = KINDS.map((kind) => errorsOf(state, kind));
  const digits = state.error === "training" ? "their own training digits" : "the test digits";
  if (areSame(state)) {
    const wrong = `They get ${errorSpread(plain)} of ${digits} wrong.`;
    return `${layers(state.depth)}: there is no shortcut yet, so plain and residual networks are the same. ${wrong}`;
  }
  const wrong = `the plain networks get ${errorSpread(plain)} of ${digits} wrong, the residual ones ${errorSpread(residual)}.`;
  return `${layers(state.depth)}: ${wrong} ${comparisonInWords(plain, residual)}`;
}

function comparisonInWords(plain, residual) {
  if (lowest(plain) > highest(residual)) return "Every plain network is worse than every residual one.";
  if (highest(plain) < lowest(residual)) return "Every residual network is worse than every plain one.";
  return "The two ranges overlap.";
}

function gradientsInWords(state) {
  const [plain, residual] = KINDS.map((kind) => spread(sharesOf(shownOf(state, kind).gradients), twoDigits));
  const first = `The gradient of the first layer is ${plain} times as large as that of the last`;
  if (areSame(state)) return `${first}.`;
  const told = `${first} in the plain networks, ${residual} times in the residual ones.`;
  const hasZeros = shownOf(state, "residual").gradients.flat().includes(0);
  const why = "A residual block starts as the identity: the weights of its last layer are 0, so no gradient reaches the layer before it.";
  return hasZeros ? `${told} ${why}` : told;
}

// ---- parts of a picture

// Where numbers are drawn: a frame of a given size, and functions from numbers to pixels.
function planeOf(width, height, margin, across, upward, logarithmic = false) {
  const [left, top] = [margin.left, margin.top];
  const inner = Math.max(40, width - left - margin.right);
  const bent = logarithmic ? Math.log : Number;
  const [low, high] = upward.map(bent);
  const between = across[1] - across[0] || 1;
  return {
    left,
    top,
    right: left + inner,
    bottom: top + height,
    x: (value) => left + ((value - across[0]) / between) * inner,
    y: (value) => top + ((high - bent(value)) / (high - low)) * height,
    at: (x) => across[0] + ((x - left) / inner) * between,
  };
}

function drawAxes({ left, right, top, bottom, x, y }, floor, { across, upward, name }) {
  const axes = draw("g", { class: "dlc-axes" }, draw("path", { d: `M${left} ${top}V${bottom}M${left} ${floor}H${right}` }));
  for (const value of across) {
    axes.append(draw("path", { d: `M${x(value)} ${floor}v4` }), draw("text", { x: x(value), y: floor + 16 }, String(value)));
  }
  for (const value of upward) {
    axes.append(draw("path", { d: `M${left} ${y(value)}h-4` }));
    axes.append(draw("text", { x: left - 7, y: y(value), dy: "0.35em", class: "dlc-upward" }, String(value)));
  }
  axes.append(draw("text", { x: (left + right) / 2, y: floor + 32 }, name));
  return axes;
}

function drawDot(kind, x, y, chosen) {
  const size = chosen ? 3.5 : 2.5;
  const look = { class: `dlc-run dlc-${kind}${chosen ? " dlc-chosen" : ""}` };
  if (kind === "residual") return draw("circle", { ...look, cx: x, cy: y, r: size });
  return draw("rect", { ...look, x: x - size, y: y - size, width: 2 * size, height: 2 * size });
}

// ---- the errors over the depths

function drawErrors(state, kind, plane) {
  const found = state.networks[kind].map((at) => at[`${state.error} error`]);
  const line = (values) => values.map((value, i) => [plane.x(state.depths[i]), plane.y(value)]);
  const band = [...line(found.map(lowest)), ...line(found.map(highest)).reverse()];
  const side = kind === "plain" ? -OFFSET : OFFSET;
  const dots = found.flatMap((errors, i) =>
    errors.map((error) => drawDot(kind, plane.x(state.depths[i]) + side, plane.y(error), state.depths[i] === state.depth)),
  );
  return [
    draw("path", { class: `dlc-band dlc-${kind}`, d: `M${written(band)}Z` }),
    draw("path", { class: `dlc-middle dlc-${kind}`, d: `M${written(line(found.map(median)))}` }),
    ...dots,
  ];
}

// Both names at the right ends of their lines, moved apart where they would touch.
function drawNames(state, plane) {
  const heights = KINDS.map((kind) => plane.y(median(state.networks[kind].at(-1)[`${state.error} error`])));
  const missing = Math.max(0, 15 - Math.abs(heights[0] - heights[1])) / 2;
  const up = heights[0] <= heights[1] ? -missing : missing;
  return KINDS.map((kind, i) =>
    draw("text", { class: `dlc-name dlc-${kind}`, x: plane.right + 9, y: heights[i] + (i ? -up : up), dy: "0.35em" }, kind),
  );
}

function createErrors(state, limits, choose) {
  const title = make("p", { class: "dlc-title" });
  const svg = draw("svg", { "aria-hidden": "true" });
  const box = make("div", { class: "dlc-picture-box dlc-errors" }, svg);
  let plane = null;
  const show = () => {
    const width = box.clientWidth || 416;
    const [first, last] = [state.depths[0], state.depths.at(-1)];
    plane = planeOf(width, HEIGHTS.errors, MARGIN, [first - 0.04 * (last - first), last], [0, limits.error]);
    change(svg, { viewBox: `0 0 ${width} ${plane.bottom + MARGIN.bottom}`, width, height: plane.bottom + MARGIN.bottom });
    const upward = Array.from({ length: Math.floor(limits.error / 20) + 1 }, (_, i) => 20 * i);
    const { top, bottom } = plane;
    const mark = draw("rect", { class: "dlc-mark-depth", x: plane.x(state.depth) - 7, y: top, width: 14, height: bottom - top });
    svg.replaceChildren(
      mark,
      drawAxes(plane, bottom, { across: state.depths, upward, name: "layers" }),
      ...KINDS.flatMap((kind) => drawErrors(state, kind, plane)),
      ...drawNames(state, plane),
    );
    title.textContent = `${state.error === "training" ? "Training" : "Test"} error in %: a mark for each run, a line through the medians`;
  };
  // A click, a tap or a drag chooses the nearest depth; a finger that scrolls the page does not. Keys have the slider.
  const point = (event) => {
    const wanted = plane.at(event.clientX - svg.getBoundingClientRect().left);
    const away = state.depths.map((depth) => Math.abs(depth - wanted));
    choose(state.depths[away.indexOf(lowest(away))]);
  };
  box.addEventListener("click", point);
  box.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.isPrimary) box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    if (box.hasPointerCapture(event.pointerId)) point(event);
  });
  return { parts: [title, box], show };
}

// ---- the runs at one depth

// One picture for each kind, side by side. `paint` draws what is in it.
function createPair(state, className, title, height, paint) {
  const pictures = KINDS.map((kind) => {
    const svg = draw("svg", { "aria-hidden": "true" });
    return { kind, svg, box: make("div", { class: `dlc-picture-box ${className}` }, svg) };
  });
  const row = make("div", { class: "dlc-pair" }, ...pictures.map(({ box }) => box));
  const show = () => {
    for (const { kind, svg, box } of pictures) {
      const width = box.clientWidth || 200;
      change(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
      const name = draw("text", { class: `dlc-name dlc-${kind}`, x: SMALL.left + 4, y: 13 }, `${kind}, ${layers(state.depth)}`);
      svg.replaceChildren(name, ...paint(kind, width));
    }
  };
  return { parts: [make("p", { class: "dlc-title" }, title), row], show };
}

function createLosses(state, limits) {
  const { epochs, loss } = limits;
  const upward = Array.from({ length: Math.floor(loss) + 1 }, (_, i) => i);
  const across = [...new Set([1, Math.round(epochs / 3), Math.round((2 * epochs) / 3), epochs])];
  const paint = (kind, width) => {
    const plane = planeOf(width, HEIGHTS.loss, SMALL, [1, epochs], [0, loss]);
    const curves = shownOf(state, kind)["training loss"].map((losses) =>
      draw("path", { class: `dlc-curve dlc-${kind}`, d: `M${written(losses.map((value, i) => [plane.x(i + 1), plane.y(value)]))}` }),
    );
    return [drawAxes(plane, plane.bottom, { across, upward, name: "epoch" }), ...curves];
  };
  const height = SMALL.top + HEIGHTS.loss + SMALL.bottom;
  return createPair(state, "dlc-losses", "Training loss: a line for each run", height, paint);
}

function createGradients(state, limits) {
  const powers = Array.from({ length: 13 }, (_, i) => Number(`1e${i - 8}`));
  const upward = powers.filter((power) => limits.gradients[0] < power && power < limits.gradients[1]);
  const paint = (kind, width) => {
    const plane = planeOf(width, HEIGHTS.gradients, SMALL, [1, state.depth], limits.gradients, true);
    const floor = plane.bottom + ZERO_ROW;
    const found = shownOf(state, kind).gradients;
    const curves = found.map((sizes) => {
      const places = sizes.flatMap((size, i) => (size > 0 ? [[plane.x(i + 1), plane.y(size)]] : []));
      return draw("path", { class: "dlc-slope", d: places.length ? `M${written(places)}` : "" });
    });
    const isZero = found[0].map((_, i) => found.some((sizes) => sizes[i] === 0));
    const dot = (i) => draw("circle", { class: "dlc-none", cx: plane.x(i + 1), cy: floor - 7, r: 2 });
    const zeros = isZero.flatMap((zero, i) => (zero ? [dot(i)] : []));
    const zero = draw("text", { class: "dlc-upward", x: plane.left - 7, y: floor - 7, dy: "0.35em" }, "0");
    return [drawAxes(plane, floor, { across: [...new Set([1, state.depth])], upward, name: "layer" }), zero, ...curves, ...zeros];
  };
  const height = SMALL.top + HEIGHTS.gradients + ZERO_ROW + SMALL.bottom;
  const title = "Size (root mean square) of the gradient in each layer, before the first step: a line for each run";
  const pair = createPair(state, "dlc-gradients", title, height, paint);
  const words = make("p", { class: "dlc-gradients-told" });
  const show = () => {
    pair.show();
    words.textContent = gradientsInWords(state);
  };
  return { parts: [...pair.parts, words], show };
}

// ---- the controls

function createControls(state, set) {
  const id = `dlc-depth-${figures}`;
  const slider = make("input", { type: "range", id, min: "0", max: String(state.depths.length - 1), step: "1" });
  slider.addEventListener("input", () => set({ depth: state.depths[Number(slider.value)] }));
  const value = make("output", { for: id });
  const label = make("label", { for: id }, "Depth:");
  const inputs = ERRORS.map((error) => make("input", { type: "radio", name: `${id}-error`, value: error, onchange: () => set({ error }) }));
  const radios = inputs.map((input, i) => make("label", {}, input, ` ${ERRORS[i]} error`));
  const choice = make("div", { class: "dlc-choice", role: "radiogroup", "aria-label": "Error" }, ...radios);
  const show = () => {
    slider.value = state.depths.indexOf(state.depth);
    slider.setAttribute("aria-valuetext", layers(state.depth));
    value.textContent = layers(state.depth);
    for (const input of inputs) input.checked = input.value === state.error;
  };
  const depth = make("div", { class: "dlc-slide" }, make("div", {}, label, " ", value), slider);
  return { parts: [make("div", { class: "dlc-controls" }, depth, choice)], show };
}

// ---- the numbers in words, and in a table

function createFinding(state) {
  const line = make("p", { class: "dlc-guess" });
  const told = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  let [timer, first] = [null, true];
  // Shown at once, told only when the slider rests, so that a screen reader is not flooded.
  const tell = () => {
    clearTimeout(timer);
    if (!first) timer = setTimeout(() => (told.textContent = line.textContent), 400);
    first = false;
  };
  const show = () => {
    const now = errorsInWords(state);
    if (now === line.textContent) return;
    line.textContent = now;
    tell();
  };
  return { parts: [line, told], show };
}

// What stands in the table: a name, and how it is read off all runs of a kind at one depth.
const rowsOf = (epochs) => [
  ["training error", (at) => errorSpread(at["training error"])],
  ["test error", (at) => errorSpread(at["test error"])],
  ["loss, epoch 1", (at) => spread(at["training loss"].map((losses) => losses[0]), twoDigits)],
  [`loss, epoch ${epochs}`, (at) => spread(at["training loss"].map((losses) => losses.at(-1)), twoDigits)],
  ["gradient, first layer", (at) => spread(at.gradients.map((sizes) => sizes[0]), twoDigits)],
  ["gradient, last layer", (at) => spread(at.gradients.map((sizes) => sizes.at(-1)), twoDigits)],
];

function createTable(state, limits) {
  const caption = make("caption");
  const head = make("tr", {}, make("td"), ...KINDS.map((kind) => make("th", { scope: "col", class: `dlc-${kind}` }, kind)));
  const rows = rowsOf(limits.epochs).map(([name, read]) => ({ name, read, cells: KINDS.map(() => make("td")) }));
  const body = rows.map(({ name, cells }) => make("tr", {}, make("th", { scope: "row" }, name), ...cells));
  const table = make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...body));
  const show = () => {
    caption.textContent = `${layers(state.depth)}: from the lowest to the highest of ${shownOf(state, "plain")["test error"].length} runs`;
    for (const { read, cells } of rows) cells.forEach((cell, i) => (cell.textContent = read(shownOf(state, KINDS[i]))));
  };
  return { parts: [table], show };
}

// ---- the address of the page: a link with it shows the same

const addressOf = ({ depth, error }, name) => `#${name}:depth=${depth}&error=${error}`;

// Take over what the address says, as far as it makes sense. Returns whether it speaks of this figure.
function readAddress(state, name) {
  if (!location.hash.startsWith(`#${name}:`)) return false;
  const told = new URLSearchParams(location.hash.slice(name.length + 2));
  if (state.depths.includes(Number(told.get("depth")))) state.depth = Number(told.get("depth"));
  if (ERRORS.includes(told.get("error"))) state.error = told.get("error");
  return true;
}

// ---- the figure

const KEPT = ["depth", "error"]; // what Python shares, and the address holds

// Calls `changed` when Python, or anyone else, has changed the model.
function followModel(state, model, changed) {
  for (const name of KEPT) {
    model.on(`change:${name}`, () => {
      if (model.get(name) === state[name]) return; // our own
      state[name] = model.get(name);
      changed();
    });
  }
}

function render({ model, el }) {
  const onPage = model.get("static") === true; // in a notebook the address is not the figure's
  const name = figures++ ? `depth-${figures}` : "depth";
  const state = {};
  for (const part of ["depths", "networks", ...KEPT]) state[part] = model.get(part);
  if (onPage && readAddress(state, name)) requestAnimationFrame(() => el.scrollIntoView({ block: "start" })); // when what hid it has gone
  const limits = limitsOf(state.networks);
  const parts = [];
  const show = eachFrame(() => parts.forEach((part) => part.show()));
  const write = createAddress(() => addressOf(state, name));
  const save = eachFrame(() => {
    for (const kept of KEPT) model.set(kept, state[kept]);
    model.save_changes();
  });
  const set = (news) => {
    if (Object.entries(news).every(([kept, value]) => state[kept] === value)) return;
    Object.assign(state, news);
    show();
    save();
    if (onPage) write();
  };
  const figure = make("div", { class: "dlc-figure dlc-depth", "data-lm-suppress-shortcuts": "true" });
  parts.push(
    createControls(state, set),
    createFinding(state),
    createErrors(state, limits, (depth) => set({ depth })),
    createLosses(state, limits),
    createGradients(state, limits),
    createTable(state, limits),
  );
  figure.append(...parts.flatMap((part) => part.parts));
  el.append(figure);
  let width = 0;
  new ResizeObserver(() => {
    if (!figure.clientWidth || figure.clientWidth === width) return;
    width = figure.clientWidth;
    show();
  }).observe(figure);
  followModel(state, model, show);
  if (onPage) {
    addEventListener("hashchange", () => {
      if (!readAddress(state, name)) return;
      show();
      save();
    });
  }
  parts.forEach((part) => part.show());
}

export default { render };
