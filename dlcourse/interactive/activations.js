// Draw a digit, turn it, add noise. The picture goes through a trained network here in the browser: every hidden unit lights up as far
// as it is active, and the shares move. A unit that is chosen shows its weights.

const PEN = { radius: 1.4, soft: 1.2 }; // pixels: strokes as wide and as gray at the rim as those of MNIST
const STRONGEST = 3; // wires drawn into each unit; lit.py has the same
const PITCH = 26; // from one unit to the next, in the drawing of the wires
const SEEDS = 2 ** 32;
const MADE = { own: "Your drawing", empty: "Empty paper", full: "Ink everywhere", noise: "Every pixel by chance" }; // no examples

// ---- small helpers

const percent = (share, digits = 0) => `${(100 * share).toFixed(digits)}\u00a0%`; // its parts stay on one line
const sameAs = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const say = (node, text) => node.textContent !== text && (node.textContent = text);

let figures = 0; // for ids that are unique on the page, and names in its address

// ---- what Python exported: bytes in base64

const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const textOf = (bytes) => btoa(String.fromCharCode(...bytes));

// A number of half precision: one bit for the sign, five for the power of two, ten for the digits.
function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const power = (bits >> 10) & 31;
  const digits = bits & 1023;
  return sign * (power ? 2 ** (power - 15) * (1 + digits / 1024) : 2 ** -14 * (digits / 1024));
}

function readLayer({ shape: [outputs, inputs], weights, bend }) {
  const view = new DataView(bytesOf(weights).buffer);
  const numbers = Float64Array.from({ length: outputs * (inputs + 1) }, (_, i) => half(view.getUint16(2 * i, true)));
  const W = Array.from({ length: outputs }, (_, k) => numbers.subarray(k * inputs, (k + 1) * inputs));
  const largest = W.reduce((most, row) => row.reduce((m, w) => Math.max(m, Math.abs(w)), most), 0) || 1;
  return { W, b: numbers.subarray(outputs * inputs), bend, largest };
}

// ---- numbers by chance: number i of a seed is the hash of i added to the hash of the seed, as in activations.py

function mixed(x) {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

function chance(seed, first, count) {
  const start = mixed(seed);
  return Float64Array.from({ length: count }, (_, i) => (mixed((start + first + 1 + i) | 0) + 0.5) / SEEDS);
}

function normal(seed, count) {
  const even = chance(seed, count, 2 * count);
  return Float64Array.from({ length: count }, (_, i) => Math.sqrt(-2 * Math.log(even[2 * i])) * Math.cos(2 * Math.PI * even[2 * i + 1]));
}

// ---- the picture that the network sees

function levelsOf({ source, own, examples, seed, side }) {
  if (source === "own") return own;
  if (source === "noise") return Uint8Array.from(chance(seed, 0, side * side), (share) => Math.floor(256 * share));
  if (source in MADE) return new Uint8Array(side * side).fill(source === "full" ? 255 : 0);
  return examples[source];
}

// Where on the sheet lies what is seen so far down and right of the middle, when the sheet is turned counterclockwise.
function turner(degrees) {
  const angle = degrees * (Math.PI / 180);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (down, right) => [cos * down + sin * right, cos * right - sin * down];
}

// Turned counterclockwise about the middle, bilinearly, with nothing outside the frame: as distort.rotate in Python.
function rotated(pixels, side, degrees) {
  const middle = (side - 1) / 2;
  const turn = turner(degrees);
  const inkAt = (row, column) => (row < 0 || column < 0 || row >= side || column >= side ? 0 : pixels[row * side + column]);
  return Float64Array.from({ length: side * side }, (_, i) => {
    const [row, column] = turn(Math.floor(i / side) - middle, (i % side) - middle).map((way) => way + middle);
    const [above, left] = [Math.floor(row), Math.floor(column)];
    const [y, x] = [row - above, column - left];
    const upper = inkAt(above, left) * (1 - x) + inkAt(above, left + 1) * x;
    const lower = inkAt(above + 1, left) * (1 - x) + inkAt(above + 1, left + 1) * x;
    return upper * (1 - y) + lower * y;
  });
}

function pictureOf(state) {
  const turned = rotated(Float64Array.from(state.levels, (level) => level / 255), state.side, state.angle);
  if (state.noise === 0) return turned.map((ink) => clamp(ink, 0, 1));
  const grain = normal(state.seed, turned.length);
  return turned.map((ink, i) => clamp(ink + state.noise * grain[i], 0, 1));
}

// ---- the network

const BEND = {
  sigmoid: (sum) => 1 / (1 + Math.exp(-sum)),
  relu: (sum) => Math.max(0, sum),
  none: (sum) => sum,
};
const BEND_NAMES = { sigmoid: "sigmoid", relu: "ReLU" };

function sumsOf({ W, b }, x) {
  return Float64Array.from(W, (row, k) => {
    let sum = b[k];
    for (let i = 0; i < x.length; i++) sum += row[i] * x[i];
    return sum;
  });
}

// The values of all layers: the picture, what each hidden layer gives, and the scores.
function passThrough(layers, picture) {
  const values = [picture];
  for (const layer of layers) values.push(sumsOf(layer, values[values.length - 1]).map(BEND[layer.bend]));
  return values;
}

function softmax(scores) {
  const largest = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - largest));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

function compute(state) {
  state.levels = levelsOf(state);
  state.values = passThrough(state.layers, pictureOf(state));
  state.shares = softmax(state.values[state.layers.length]);
  growScales(state, state.values);
}

// A sigmoid is fully lit at 1; a ReLU at the largest value that its layer has had, so that the scale never jumps back.
function growScales(state, values) {
  state.layers.forEach(({ bend }, i) => {
    if (bend === "relu") state.scales[i + 1] = Math.max(state.scales[i + 1], ...values[i + 1]);
  });
}

const litOf = (state, layer, unit) => clamp(state.values[layer][unit] / state.scales[layer], 0, 1);
const isLast = (state, layer) => layer === state.layers.length;
const isChosen = ({ selected }, layer, unit) => selected[0] === layer && selected[1] === unit;
const winnerOf = (shares) => shares.indexOf(Math.max(...shares));

function nameOf(state, layer, unit) {
  return isLast(state, layer) ? `score of ${state.labels[unit]}` : `unit ${unit} of hidden layer ${layer}`;
}

const valueInWords = (state, [layer, unit]) => `${capital(nameOf(state, layer, unit))}: ${fixed(state.values[layer][unit])}`;

// What stands on the grid: "A real 7, turned."
function pictureInWords({ source, answers, angle, noise }) {
  const what = MADE[source] ?? `A real ${answers[source] ?? "digit"}`;
  return [what, angle && "turned", noise && "with noise"].filter(Boolean).join(", ") + ".";
}

function saysInWords({ shares, labels }) {
  const winner = winnerOf(shares);
  return `It says ${labels[winner]}, with a share of ${percent(shares[winner])}.`;
}

// ---- painting pictures of side × side pixels, which the page enlarges

function createPicture(side, attributes = {}) {
  const canvas = make("canvas", { width: side, height: side, ...attributes });
  const pen = canvas.getContext("2d");
  const image = pen.createImageData(side, side);
  image.data.fill(255); // nothing is transparent
  const paint = (colorOf) => {
    for (let i = 0; i < side * side; i++) image.data.set(colorOf(i), 4 * i);
    pen.putImageData(image, 0, 0);
  };
  return { canvas, paint };
}

const inkColor = (ink) => mix(PAPER, INK, ink);

// Blue for positive, orange for negative; small ones lifted a little, to be seen.
const signedColor = (value, largest) => mix(GROUND, value > 0 ? BLUE : ORANGE, clamp(Math.abs(value) / largest, 0, 1) ** 0.75);

// ---- drawing: the pen

const inkOfPen = (dy, dx) => clamp((PEN.radius - Math.hypot(dy, dx)) / PEN.soft + 0.5, 0, 1);

// The reader's own drawing begins with a copy of what stands on the grid.
function takeOver(state) {
  if (state.source !== "own") state.own = state.levels.slice();
  state.source = "own";
}

// The place on the sheet that is seen at a place on the screen: while the picture is turned, the reader draws on the turned sheet.
function onSheet({ side, angle }, { y, x }) {
  const [down, right] = turner(angle)(y - side / 2, x - side / 2);
  return { y: down + side / 2, x: right + side / 2 };
}

// Touch the drawing with the pen; the center of pixel (r, c) lies at y = r + 0.5, x = c + 0.5.
function stamp({ own, side }, { y, x }, erase) {
  const [row, column] = [Math.floor(y), Math.floor(x)];
  for (let r = Math.max(0, row - 2); r <= Math.min(side - 1, row + 2); r++) {
    for (let c = Math.max(0, column - 2); c <= Math.min(side - 1, column + 2); c++) {
      const ink = Math.round(255 * inkOfPen(y - r - 0.5, x - c - 0.5));
      const i = r * side + c;
      own[i] = erase ? Math.min(own[i], 255 - ink) : Math.max(own[i], ink);
    }
  }
}

function stroke(state, ...ends) {
  const [from, to] = ends.map((end) => onSheet(state, end));
  const steps = Math.max(1, Math.ceil(4 * Math.hypot(to.y - from.y, to.x - from.x)));
  for (let i = 1; i <= steps; i++) {
    stamp(state, { y: from.y + ((to.y - from.y) * i) / steps, x: from.x + ((to.x - from.x) * i) / steps }, state.eraser);
  }
}

// The drawing moved by whole pixels until its ink has its center in the middle, as MNIST's digits were; what leaves the grid is lost.
function centered({ levels, side }) {
  const total = levels.reduce((sum, level) => sum + level, 0);
  if (total === 0) return levels.slice();
  const byHow = (placeOf) => Math.round((side - 1) / 2 - levels.reduce((sum, level, i) => sum + level * placeOf(i), 0) / total);
  const [down, right] = [byHow((i) => Math.floor(i / side)), byHow((i) => i % side)];
  return levels.map((_, i) => {
    const [row, column] = [Math.floor(i / side) - down, (i % side) - right];
    return row < 0 || column < 0 || row >= side || column >= side ? 0 : levels[row * side + column];
  });
}

const cellUnder = ({ side }, { y, x }) => clamp(Math.floor(y), 0, side - 1) * side + clamp(Math.floor(x), 0, side - 1);

// ---- the grid

function createGrid(state, changed) {
  const { side } = state;
  const { canvas, paint } = createPicture(side, { "aria-hidden": "true" });
  const cursor = make("span", { class: "dlc-cursor" });
  const said = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  const id = `dlc-activations-${figures}`;
  const box = make("div", { class: "dlc-grid", role: "application", tabindex: "0", "aria-describedby": `${id}-hint` }, canvas);
  if (side === 28) box.append(make("span", { class: "dlc-inner" })); // 20 × 20 pixels, the size of MNIST's digits
  box.append(cursor);
  const inner = side === 28 ? " Most real digits fit into the dotted square, and their ink is centered." : "";
  const how = "Draw with the mouse or a finger; while the picture is turned, you draw on the turned sheet. Keyboard: arrows move, Space inks.";
  const hint = make("p", { class: "dlc-hint", id: `${id}-hint` }, how + inner);
  cursor.style.setProperty("--side", side);
  const show = () => {
    paint((i) => inkColor(state.values[0][i]));
    box.style.setProperty("--turn", `${-state.angle}deg`);
    cursor.style.setProperty("--row", Math.floor(state.cursor / side));
    cursor.style.setProperty("--column", state.cursor % side);
    const inked = state.levels.reduce((count, level) => count + (level > 0), 0);
    const turned = state.angle === 0 ? "" : `, turned ${angleInWords(state.angle)}`;
    box.setAttribute("aria-label", `Drawing grid, ${side} rows by ${side} columns, ${inked} of ${side * side} pixels inked${turned}`);
  };
  listenToPointer(box, state, changed);
  listenToKeys(box, said, state, changed);
  return { parts: [box, said], hint, show };
}

function listenToPointer(box, state, changed) {
  let last;
  const pointOf = (event) => {
    const frame = box.getBoundingClientRect();
    return {
      y: ((event.clientY - frame.top) / frame.height) * state.side,
      x: ((event.clientX - frame.left) / frame.width) * state.side,
    };
  };
  const begin = (event) => {
    last = pointOf(event);
    takeOver(state);
    stamp(state, onSheet(state, last), state.eraser);
    state.cursor = cellUnder(state, last);
    changed();
  };
  const move = (event) => {
    takeOver(state);
    for (const part of movesIn(event)) {
      const next = pointOf(part);
      stroke(state, last, next);
      last = next;
    }
    state.cursor = cellUnder(state, last);
    changed();
  };
  whenDragged(box, begin, move);
}

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function listenToKeys(box, said, state, changed) {
  box.addEventListener("keydown", (event) => {
    const inks = event.key === " " || event.key === "Enter";
    if ((!inks && !ARROWS[event.key]) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [row, column] = [Math.floor(state.cursor / state.side), state.cursor % state.side];
    if (inks) {
      takeOver(state);
      stamp(state, onSheet(state, { y: row + 0.5, x: column + 0.5 }), state.eraser);
      compute(state);
    } else {
      const [down, right] = ARROWS[event.key];
      state.cursor = clamp(row + down, 0, state.side - 1) * state.side + clamp(column + right, 0, state.side - 1);
    }
    const ink = state.values[0][state.cursor].toFixed(2);
    said.textContent = `row ${Math.floor(state.cursor / state.side)}, column ${state.cursor % state.side}: ink ${ink}`;
    changed(inks);
  });
}

// ---- the tools and the sliders

function createTools(state, set) {
  const button = (text, onclick) => make("button", { type: "button", onclick }, text);
  const eraser = button("Eraser", () => set({ eraser: !state.eraser }));
  const begin = (source) => set({ source, angle: 0, noise: 0, eraser: false }); // a new picture: upright, clean, and for the pen
  let next = -1;
  const example = () => {
    const now = Number.isInteger(state.source) ? state.source : next;
    next = (now + 1) % state.examples.length;
    begin(next);
  };
  const sources = ["empty", "full", "noise"].map((name) => [name, button(capital(name), () => begin(name))]);
  const center = button("Center", () => set({ own: centered(state), source: "own" }));
  const show = () => {
    for (const [name, node] of sources) node.setAttribute("aria-pressed", state.source === name);
    eraser.setAttribute("aria-pressed", state.eraser);
  };
  const tools = [button("A real digit", example), ...sources.map(([, node]) => node), center, eraser];
  return { parts: [make("div", { class: "dlc-tools", role: "group", "aria-label": "On the grid" }, ...tools)], show };
}

function angleInWords(angle) {
  const size = `${Math.abs(Number(angle.toFixed(1)))}°`;
  return angle === 0 ? size : `${size} ${angle > 0 ? "counterclockwise" : "clockwise"}`;
}

// `way` is -1 where the number grows to the left: to turn clockwise, as a hand does, is to the right.
function createSlider(state, name, text, range, inWords, set, way = 1) {
  const id = `dlc-${name}-${figures}`;
  const input = make("input", { type: "range", id, ...range });
  const value = make("output", { for: id });
  input.addEventListener("input", () => set({ [name]: way * Number(input.value) + 0 })); // + 0: no -0
  const show = () => {
    input.value = way * state[name];
    say(value, inWords(state[name]));
    input.setAttribute("aria-valuetext", value.textContent);
  };
  const head = make("div", {}, make("label", { for: id }, text), " ", value);
  return { node: make("div", { class: "dlc-slide" }, head, input), show };
}

function createSliders(state, set) {
  const turn = createSlider(state, "angle", "Turn:", { min: -180, max: 180, step: 1 }, angleInWords, set, -1);
  const noise = createSlider(state, "noise", "Noise:", { min: 0, max: 1, step: 0.01 }, (value) => fixed(value), set);
  const again = make("button", { type: "button", onclick: () => set({ seed: (state.seed + 1) % SEEDS }) }, "New noise");
  const back = make("button", { type: "button", onclick: () => set({ angle: 0, noise: 0 }) }, "As drawn");
  const show = () => {
    turn.show();
    noise.show();
    again.disabled = state.noise === 0 && state.source !== "noise";
    back.disabled = state.noise === 0 && state.angle === 0;
    if (document.activeElement === back && back.disabled) turn.node.querySelector("input").focus(); // the keyboard goes on from here
  };
  return { parts: [make("div", { class: "dlc-slides" }, turn.node, noise.node, make("div", { class: "dlc-tools" }, again, back))], show };
}

// ---- what stands on the grid, and what the network says: shown at once, told only at rest, so that a screen reader is not flooded

function createVerdict(state) {
  const what = make("p", { class: "dlc-what" });
  const line = make("p", { class: "dlc-guess" });
  const pointed = make("p", { class: "dlc-pointed" });
  const told = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  let timer = null;
  const show = () => {
    const [before, words] = [what.textContent + line.textContent, [pictureInWords(state), saysInWords(state)]];
    if (before && before !== words.join("")) {
      clearTimeout(timer);
      timer = setTimeout(() => (told.textContent = `${what.textContent} ${line.textContent}`), 400);
    }
    say(what, words[0]);
    say(line, words[1]);
    const unit = state.pointed ?? (state.selected.length ? state.selected : null);
    say(pointed, unit ? valueInWords(state, unit) : "Choose a unit to see its weights.");
  };
  return { parts: [make("div", { class: "dlc-verdict" }, what, line, pointed), told], show };
}

// ---- the units

// One layer: a group of buttons, one of them in the order of the Tab key; the arrow keys go on from it.
function createLayer(state, layer, createUnit, { select, choose, point }) {
  const count = state.layers[layer - 1].W.length;
  const units = Array.from({ length: count }, (_, unit) => createUnit(state, layer, unit));
  const name = isLast(state, layer) ? "Scores and shares" : `Hidden layer ${layer}`;
  const group = make("div", { class: "dlc-layer", role: "radiogroup", "aria-label": `${name}; choose one to see its weights` });
  group.append(...units.map(({ button }) => button));
  units.forEach(({ button }, unit) => {
    button.addEventListener("click", () => choose([layer, unit]));
    for (const event of ["pointerenter", "focus"]) button.addEventListener(event, () => point([layer, unit]));
    for (const event of ["pointerleave", "blur"]) button.addEventListener(event, () => point(null));
  });
  group.addEventListener("keydown", (event) => {
    const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const now = units.findIndex(({ button }) => button === document.activeElement);
    const next = (now + way + count) % count;
    units[next].button.focus();
    select([layer, next]);
  });
  const show = () => {
    const first = state.selected[0] === layer ? state.selected[1] : 0;
    units.forEach(({ button, show }, unit) => {
      button.setAttribute("aria-checked", isChosen(state, layer, unit));
      button.tabIndex = unit === first ? 0 : -1;
      show();
    });
  };
  return { group, show };
}

function createHiddenUnit(state, layer, unit) {
  const button = make("button", { type: "button", role: "radio", class: "dlc-unit" }, make("span", { "aria-hidden": "true" }, String(unit)));
  const show = () => {
    button.style.setProperty("--lit", litOf(state, layer, unit).toFixed(3));
    button.setAttribute("aria-label", `unit ${unit}: ${fixed(state.values[layer][unit])}`);
  };
  return { button, show };
}

function createScore(state, layer, unit) {
  const bar = make("span", { class: "dlc-fill" });
  const [share, score] = [make("span", { class: "dlc-value" }), make("span", { class: "dlc-value dlc-raw" })];
  const label = make("span", { class: "dlc-label" }, state.labels[unit]);
  const mark = make("span", { class: "dlc-mark", "aria-hidden": "true" });
  const button = make("button", { type: "button", role: "radio", class: "dlc-score" });
  button.append(label, make("span", { class: "dlc-track" }, bar), share, score, mark);
  const show = () => {
    const largest = winnerOf(state.shares) === unit;
    bar.style.width = `${100 * state.shares[unit]}%`;
    say(share, percent(state.shares[unit], 1));
    say(score, fixed(state.values[layer][unit]));
    say(mark, largest ? "◀" : "");
    button.setAttribute("aria-label", `${label.textContent}: share ${share.textContent}, score ${score.textContent}${largest ? ", largest" : ""}`);
  };
  return { button, show };
}

// ---- the wires between two layers

function strongestOf(row) {
  const order = Array.from(row.keys()).sort((i, j) => Math.abs(row[j]) - Math.abs(row[i]));
  return new Set(order.slice(0, STRONGEST));
}

function createWire(svg, weight, largest, from, to) {
  const line = document.createElementNS(SVG, "line");
  const attributes = { x1: 0, y1: from, x2: 100, y2: to, class: weight < 0 ? "dlc-minus" : "dlc-plus", "stroke-width": 0.4 + (2.6 * Math.abs(weight)) / largest };
  for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, value);
  svg.append(line);
  return line;
}

// A wire is as thick as its weight is large, and the stronger the more the unit is lit that it comes from. A chosen unit shows all its wires.
function createWires(state, layer) {
  const { W, largest } = state.layers[layer - 1];
  const height = PITCH * Math.max(...state.layers.map((part) => part.W.length));
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 100 ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  svg.style.setProperty("--units", height / PITCH);
  const place = (unit, count) => height / 2 + PITCH * (unit - (count - 1) / 2);
  const wires = W.flatMap((row, to) => {
    const strongest = strongestOf(row);
    return Array.from(row, (weight, from) => {
      const line = createWire(svg, weight, largest, place(from, row.length), place(to, W.length));
      return { line, from, to, strong: strongest.has(from) };
    });
  });
  let [shown, dim, of] = [[], 1, null];
  const choose = () => {
    const chosen = wires.filter(({ from, to }) => isChosen(state, layer, to) || isChosen(state, layer - 1, from));
    for (const wire of wires) wire.chosen = false;
    for (const wire of chosen) wire.chosen = true;
    for (const wire of wires) wire.line.style.display = wire.chosen || wire.strong ? "" : "none";
    shown = wires.filter((wire) => wire.chosen || wire.strong);
    [dim, of] = [chosen.length ? 0.2 : 1, state.selected];
  };
  const show = () => {
    if (state.selected !== of) choose();
    for (const { line, from, chosen } of shown) {
      line.style.opacity = ((0.12 + 0.78 * litOf(state, layer - 1, from)) * (chosen ? 1 : dim)).toFixed(2);
    }
  };
  return { svg, show };
}

function createNetwork(state, actions) {
  const net = make("div", { class: "dlc-net" });
  const [heads, row, parts] = [[], [], []];
  const add = (kind, words, node, part) => {
    heads.push(make("div", { class: `dlc-head dlc-head--${kind}`, "aria-hidden": "true" }, ...words.map((word) => make("span", {}, word))));
    row.push(node);
    parts.push(part);
  };
  state.layers.forEach((_, i) => {
    if (i > 0) {
      const wires = createWires(state, i + 1);
      add("wires", [], wires.svg, wires);
    }
    const last = isLast(state, i + 1);
    const layer = createLayer(state, i + 1, last ? createScore : createHiddenUnit, actions);
    if (last) add("scores", ["", "", "share", "score"], layer.group, layer);
    else add("layer", [`layer ${i + 1}`], layer.group, layer);
  });
  net.style.setProperty("--label", `${Math.max(...state.labels.map((label) => label.length))}ch`);
  net.style.gridTemplateColumns = `repeat(${state.layers.length - 1}, auto minmax(1.5rem, 1fr)) minmax(0, auto)`;
  net.append(...heads, ...row);
  return { parts: [net], show: () => parts.forEach((part) => part.show()) };
}

// ---- the weights of a chosen unit

// The sum as it goes on: of the products, with the bias, and bent.
function sumInWords(state, [layer, unit]) {
  const { W, b, bend } = state.layers[layer - 1];
  const products = W[unit].reduce((sum, w, i) => sum + w * state.values[layer - 1][i], 0);
  const [bias, sum] = [b[unit], products + b[unit]];
  const cents = (value) => Math.round(100 * value.toFixed(2));
  const about = cents(products) + cents(bias) === cents(sum) ? "" : " (each rounded)";
  const bent = bend === "none" ? "" : `; ${BEND_NAMES[bend]} of it: ${fixed(state.values[layer][unit])}`;
  return `Sum of the products ${fixed(products)}, + b = ${fixed(bias)}, together ${fixed(sum)}${about}${bent}`;
}

function createTemplates(state) {
  const names = ["its weights", "× picture = products"]; // the picture itself is the one on the grid
  const pictures = names.map((name) => createPicture(state.side, { role: "img", "aria-label": name.replace(/^.* = /, "") }));
  const titles = names.map((name) => make("p", { "aria-hidden": "true" }, name));
  const box = make("div", { class: "dlc-templates" }, ...pictures.map(({ canvas }, i) => make("div", { class: "dlc-titled" }, canvas, titles[i])));
  const show = () => {
    box.hidden = state.selected[0] !== 1;
    if (box.hidden) return;
    const { W, largest } = state.layers[0];
    const [row, seen] = [W[state.selected[1]], state.values[0]];
    pictures[0].paint((i) => signedColor(row[i], largest));
    pictures[1].paint((i) => signedColor(row[i] * seen[i], largest));
  };
  return { node: box, show };
}

// The weights of a unit that other units feed: one row for each of them.
function createProducts(state) {
  const list = make("ol", { class: "dlc-products" });
  let [rows, built] = [[], 0];
  const build = (layer) => {
    built = layer;
    rows = Array.from(state.values[layer - 1], (_, i) => createProduct(i));
    list.style.setProperty("--rows", Math.ceil(rows.length / 2)); // where there is room for two columns
    list.replaceChildren(...rows.map((row) => row.item));
  };
  const show = () => {
    const [layer, unit] = state.selected;
    list.hidden = !(layer > 1);
    if (list.hidden) return;
    if (built !== layer) build(layer);
    const [weights, values] = [state.layers[layer - 1].W[unit], state.values[layer - 1]];
    const widest = weights.reduce((most, w, i) => Math.max(most, Math.abs(w), Math.abs(w * values[i])), 1e-9);
    rows.forEach((row, i) => row.show(weights[i], values[i], widest));
  };
  return { node: list, show };
}

function createProduct(i) {
  const [words, weight, product] = [make("span"), make("span", { class: "dlc-weight" }), make("span", { class: "dlc-bar" })];
  const item = make("li", {}, make("span", { class: "dlc-hint" }, `unit ${i}`), words, make("span", { class: "dlc-track" }, weight, product));
  const place = (bar, value, widest) => {
    bar.classList.toggle("dlc-bar--negative", value < 0);
    bar.style.width = `${(50 * Math.abs(value)) / widest}%`;
  };
  const show = (w, x, widest) => {
    say(words, `${fixed(x)} × ${fixed(w)} = ${fixed(x * w)}`);
    place(weight, w, widest);
    place(product, x * w, widest);
  };
  return { item, show };
}

const keyOf = (layer) =>
  layer === 1
    ? "<b>Blue +</b>: ink here raises the sum. <b>Orange −</b>: ink here lowers it."
    : `Each unit of layer ${layer - 1}: value × weight, rounded. <b>Blue +</b> raises the sum, <b>orange −</b> lowers it; pale: the weight.`;

function createChosen(state, select) {
  const title = make("strong");
  const hide = make("button", { type: "button", "aria-label": "Hide weights", onclick: () => select([]) }, "Hide");
  const key = make("p", { class: "dlc-key" });
  const total = make("p", { class: "dlc-total" });
  const [templates, products] = [createTemplates(state), createProducts(state)];
  const panel = make("section", { class: "dlc-template dlc-chosen", "aria-label": "Weights of the chosen unit" });
  panel.append(make("div", { class: "dlc-template-head" }, title, hide), key, templates.node, products.node, total);
  const show = () => {
    panel.hidden = state.selected.length === 0;
    if (panel.hidden) return;
    const [layer] = state.selected;
    say(title, valueInWords(state, state.selected));
    if (key.dataset.layer !== String(layer)) key.innerHTML = keyOf(layer);
    key.dataset.layer = layer;
    templates.show();
    products.show();
    say(total, sumInWords(state, state.selected));
  };
  const reveal = () => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!panel.hidden) panel.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  };
  return { parts: [panel], show, reveal };
}

// ---- the address of the page: a link with it shows the same, except the reader's own drawing

function addressOf({ source, angle, noise, seed, selected }, name) {
  const told = [source === "own" ? "" : `source=${source}`, `angle=${angle}`, `noise=${noise}`, `seed=${seed}`];
  if (selected.length) told.push(`unit=${selected.join(".")}`);
  return `#${name}:${told.filter(Boolean).join("&")}`;
}

const isUnit = ({ layers }, [layer, unit]) => Number.isInteger(unit) && unit >= 0 && unit < (layers[layer - 1]?.W.length ?? 0);

// Take over what the address says, as far as it makes sense. Returns whether it speaks of this figure.
function readAddress(state, name) {
  if (!location.hash.startsWith(`#${name}:`)) return false;
  const told = new URLSearchParams(location.hash.slice(name.length + 2));
  const value = (key) => (told.get(key) ? Number(told.get(key)) : NaN);
  const [angle, noise, seed, source] = ["angle", "noise", "seed", "source"].map(value);
  if (Math.abs(angle) <= 180) state.angle = angle;
  if (noise >= 0 && noise <= 1) state.noise = noise;
  if (Number.isInteger(seed) && seed >= 0 && seed < SEEDS) state.seed = seed;
  if (Number.isInteger(source) && source >= 0 && source < state.examples.length) state.source = source;
  if (Object.hasOwn(MADE, told.get("source"))) state.source = told.get("source");
  const unit = (told.get("unit") ?? "").split(".").map(Number);
  state.selected = isUnit(state, unit) ? unit : [];
  return true;
}

// ---- the figure

const KEPT = ["own", "source", "angle", "noise", "seed", "selected"]; // what Python shares

function readKept(state, model, names) {
  for (const name of names) state[name] = name === "own" ? bytesOf(model.get(name)) : model.get(name);
}

const keptOf = (state, name) => (name === "own" ? textOf(state.own) : name === "selected" ? state.selected.slice() : state[name]);

function readState(model) {
  const state = { side: model.get("side"), labels: model.get("labels"), answers: model.get("answers"), cursor: 0, eraser: false, pointed: null };
  state.layers = model.get("layers").map(readLayer);
  state.examples = model.get("examples").map(bytesOf);
  state.cursor = Math.floor(state.side / 2) * (state.side + 1);
  state.scales = new Array(state.layers.length + 1).fill(1);
  state.layers.forEach(({ bend }, i) => bend === "relu" && (state.scales[i + 1] = 1e-9));
  for (const example of state.examples) growScales(state, passThrough(state.layers, Float64Array.from(example, (level) => level / 255)));
  readKept(state, model, KEPT);
  return state;
}

// Calls `changed` when Python, or anyone else, has changed the model.
function followModel(state, model, changed) {
  for (const name of KEPT) {
    model.on(`change:${name}`, () => {
      if (sameAs(model.get(name), keptOf(state, name))) return; // our own
      readKept(state, model, [name]);
      changed();
    });
  }
}

function render({ model, el }) {
  const onPage = model.get("static") === true; // in a notebook the address is not the figure's
  const name = figures++ ? `activations-${figures}` : "activations";
  const state = readState(model);
  const linked = onPage && readAddress(state, name);
  if (linked) queueMicrotask(() => el.scrollIntoView({ block: "center" }));
  const parts = [];
  const showNow = () => {
    compute(state);
    parts.forEach((part) => part.show());
  };
  const [show, write] = [eachFrame(showNow), createAddress(() => addressOf(state, name))];
  const save = eachFrame(() => {
    for (const kept of KEPT) if (!sameAs(model.get(kept), keptOf(state, kept))) model.set(kept, keptOf(state, kept));
    model.save_changes();
  });
  const changed = (toSave = true) => {
    show();
    if (!toSave) return;
    save();
    if (onPage) write();
  };
  const set = (news) => {
    Object.assign(state, news);
    changed();
  };
  const point = (unit) => {
    state.pointed = unit;
    changed(false);
  };
  const select = (unit) => set({ selected: unit });
  const choose = (unit) => {
    select(isChosen(state, ...unit) ? [] : unit);
    requestAnimationFrame(chosen.reveal); // after it is shown
  };
  const [grid, tools, sliders, verdict, network, chosen] = [
    createGrid(state, changed),
    createTools(state, set),
    createSliders(state, set),
    createVerdict(state),
    createNetwork(state, { select, choose, point }),
    createChosen(state, select),
  ];
  parts.push(grid, tools, sliders, verdict, network, chosen);
  const left = make("div", { class: "dlc-left" }, ...grid.parts, ...chosen.parts, grid.hint);
  const right = make("div", { class: "dlc-right" }, ...verdict.parts, ...network.parts);
  const controls = make("div", { class: "dlc-controls" }, ...tools.parts, ...sliders.parts);
  const columns = make("div", { class: "dlc-columns" }, left, right, controls);
  el.append(make("div", { class: "dlc-figure dlc-activations", "data-lm-suppress-shortcuts": "true" }, columns));
  followModel(state, model, show);
  if (onPage) addEventListener("hashchange", () => readAddress(state, name) && changed());
  showNow();
  if (linked) save();
}

export default { render };
