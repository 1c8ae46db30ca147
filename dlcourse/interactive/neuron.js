// One neuron with one input: the sum z = w x + b, and the output a = activation(z). The reader moves the input along the axis, turns
// weight and bias, and chooses the activation. The neuron is drawn with its numbers, and its output as a curve over the input.

const REACH = 4; // the input goes from −4 to 4; neuron.py has the same
const MOST = 1000; // the largest weight and bias; neuron.py has the same
const TURN = 10; // how far the sliders of weight and bias go
const HEIGHT = 0.66; // of the curve's frame, as a share of its width
const MARGIN = { left: 40, right: 12, top: 24, bottom: 38 };
const HANDLE = 28; // pixels, of the point that is dragged

// ---- small helpers

const reveal = (node, visible) => (node.style.display = visible ? "" : "none");

// Four decimals at most, and five digits. Zeros at the end say that the number is rounded: 0.5, but 1.0000.
function digits(value) {
  const size = Math.abs(value);
  return size.toFixed(size < 10 ? 4 : size < 100 ? 3 : size < 1000 ? 2 : 1);
}

const isExact = (value) => Math.abs(Math.abs(value) - digits(value)) < 1e-9;
const equals = (value, exact = isExact(value)) => `${exact ? "=" : "≈"} ${number(value, exact)}`;

function number(value, exact = isExact(value)) {
  const text = exact ? String(Number(digits(value))) : digits(value);
  return value < 0 && Number(text) ? `−${text}` : text;
}

let figures = 0; // for ids that are unique on the page, and names in its address

// ---- the numbers

const sigmoid = (z) => 0.5 * Math.tanh(0.5 * z) + 0.5; // 1 / (1 + exp(−z)), and no number is too large for it

const ACTIVATIONS = {
  none: { of: (z) => z, slope: () => 1, name: "none (a sum)", range: [-REACH, REACH], ticks: [-4, -2, 0, 2, 4] },
  step: { of: (z) => (z > 0 ? 1 : 0), slope: () => 0, name: "step", range: [-0.2, 1.2], ticks: [0, 0.5, 1] },
  sigmoid: { of: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)), name: "sigmoid", range: [-0.2, 1.2], ticks: [0, 0.5, 1] },
  ReLU: { of: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0), name: "ReLU", range: [-REACH, REACH], ticks: [-4, -2, 0, 2, 4] },
};

const activationOf = (state) => ACTIVATIONS[state.activation];
const sumOf = (state, x = state.x) => state.weight * x + state.bias;
const outputOf = (state, x = state.x) => activationOf(state).of(sumOf(state, x));
const steepnessOf = (state) => activationOf(state).slope(sumOf(state)); // of the activation alone
const slopeOf = (state) => state.weight * steepnessOf(state);
const thresholdOf = (state) => -state.bias / state.weight; // the input for which the sum is 0; not finite if there is none
const isInside = (x) => Math.abs(x) <= REACH;

// The curve's points: close together where the sum is near 0, so that none is missed however large the weight; none far outside.
function curveOf(state) {
  const even = Array.from({ length: 81 }, (_, i) => -REACH + (i * REACH) / 40);
  const near = Array.from({ length: 65 }, (_, i) => thresholdOf(state) + (i - 32) / 4 / state.weight);
  const xs = [...even, ...near.filter(isInside)].sort((a, b) => a - b);
  return xs.map((x) => [x, outputOf(state, x)]).filter(([, a]) => Math.abs(a) <= 2 * REACH);
}

// ---- in words

function inWords(state) {
  const edge = thresholdOf(state);
  if (!Number.isFinite(edge)) return "The weight is 0: the output is the same for every input.";
  const where = `x ${equals(edge)}${isInside(edge) ? "" : ", outside the picture"}`;
  const side = state.weight > 0 ? "right" : "left";
  return {
    none: `A sum alone makes a straight line. It is 0 at ${where}.`,
    step: `The neuron comes on at ${where}. To the ${side} of it the output is 1, on the other side 0.`,
    sigmoid: `The neuron is half on at ${where}. To the ${side} the output comes close to 1, on the other side to 0.`,
    ReLU: `The neuron comes on at ${where}. To the ${side} the output grows, on the other side it is 0.`,
  }[state.activation];
}

function slopeInWords(state) {
  if (state.activation === "step") return "Only the jump changes the output. Everywhere else a step is flat.";
  if (state.activation === "ReLU" && sumOf(state) === 0) return "This is the corner, where the sum is 0. We take the slope as 0 here.";
  return "";
}

// What stands in the brackets: w·x + b with the numbers put in.
function sumInNumbers({ weight, bias, x }) {
  const input = x < 0 ? `(${number(x)})` : number(x);
  return `${number(weight)}·${input} ${bias < 0 ? "−" : "+"} ${number(Math.abs(bias))}`;
}

// A sigmoid and its slope have short values at 0 alone: near 1, or near 0, they never arrive.
const isShort = (state, value) => (state.activation === "sigmoid" ? sumOf(state) === 0 : isExact(value));
const outputEquals = (state) => equals(outputOf(state), isShort(state, outputOf(state)));

function outputInNumbers(state) {
  const [z, name] = [sumOf(state), state.activation];
  if (name === "none") return [`a = z = ${sumInNumbers(state)}`, equals(z)];
  return [`a = ${name}(${sumInNumbers(state)})`, `${isExact(z) ? "=" : "≈"} ${name}(${number(z)})`, outputEquals(state)];
}

function slopeInNumbers(state) {
  const start = "slope da/dx = weight";
  if (state.activation === "none") return [start, equals(state.weight)];
  const [steepness, exact] = [steepnessOf(state), isShort(state, steepnessOf(state))];
  const product = `${exact ? "=" : "≈"} ${number(state.weight)}·${number(steepness, exact)}`;
  return [`${start} · slope of ${state.activation}`, product, equals(slopeOf(state), exact && isExact(slopeOf(state)))];
}

// ---- the neuron: a circle is the more filled, and a wire the thicker, the larger its number

function createCircle(cx, r, name) {
  const circle = draw("circle", { cx, cy: 92, r });
  const value = draw("text", { x: cx, y: 92, dy: "0.35em", class: "dlc-held" });
  const label = draw("text", { x: cx, y: 140 }, name);
  const update = (held, most) => {
    circle.style.setProperty("--share", Math.min(1, Math.abs(held) / most));
    circle.setAttribute("class", held < 0 ? "dlc-negative" : "dlc-positive");
    value.textContent = number(held);
    value.classList.toggle("dlc-long", value.textContent.length > 5);
  };
  return { nodes: [circle, value, label], update };
}

function createWire(path, label, symbol) {
  const wire = draw("path", { d: path });
  const text = draw("text", label);
  const update = (value) => {
    const sign = value < 0 ? "dlc-negative" : "dlc-positive";
    change(wire, { class: sign, "stroke-width": value ? 1 + 0.6 * Math.min(TURN, Math.abs(value)) : 0.5 });
    text.setAttribute("class", sign);
    text.textContent = `${symbol} = ${number(value)}`;
  };
  return { nodes: [wire, text], update };
}

const SHAPES = { none: "M-13 11L13 -11", step: "M-13 9H0V-9H13", sigmoid: "M-13 9C4 9 -4 -9 13 -9", ReLU: "M-13 9H0L13 -9" };

function createNeuron(state) {
  const weight = createWire("M58 92H119", { x: 88, y: 70 }, "w");
  const bias = createWire("M150 26V61", { x: 150, y: 17 }, "b");
  const [input, sum, output] = [createCircle(31, 27, "input x"), createCircle(150, 31, "sum z"), createCircle(289, 27, "output a")];
  const joins = draw("path", { d: "M181 92H199M241 92H262" });
  const shape = draw("path", { class: "dlc-shape", transform: "translate(220 92)" });
  const name = draw("text", { x: 220, y: 140 });
  const bend = [joins, draw("rect", { x: 199, y: 73, width: 42, height: 38, rx: 6 }), shape, name];
  const parts = [weight, bias, input, sum, output].flatMap(({ nodes }) => nodes);
  const svg = draw("svg", { "aria-hidden": "true", viewBox: "0 0 320 146", class: "dlc-cell" }, ...parts, ...bend);
  const show = () => {
    const { activation, x } = state;
    weight.update(state.weight);
    bias.update(state.bias);
    input.update(x, REACH);
    sum.update(sumOf(state), REACH);
    output.update(outputOf(state), Math.floor(activationOf(state).range[1]));
    shape.setAttribute("d", SHAPES[activation]);
    name.textContent = activation;
  };
  return { parts: [svg], show };
}

// ---- the curve

function scalesOf(state, width) {
  const [low, high] = activationOf(state).range;
  const inner = Math.max(100, width - MARGIN.left - MARGIN.right);
  const frame = { left: MARGIN.left, top: MARGIN.top, right: MARGIN.left + inner, bottom: MARGIN.top + Math.round(inner * HEIGHT) };
  const [across, upward] = [inner / (2 * REACH), (frame.bottom - frame.top) / (high - low)]; // pixels per unit
  return { ...frame, low, high, across, upward, x: (x) => frame.left + (x + REACH) * across, y: (a) => frame.bottom - (a - low) * upward };
}

const text = (value) => String(value).replace("-", "−");

function drawAxes(state, scales) {
  const { left, right, top, bottom } = scales;
  const axes = draw("g", {}, draw("path", { d: `M${left} ${top}V${bottom}H${right}` }));
  for (let x = -REACH; x <= REACH; x++) {
    axes.append(draw("path", { d: `M${scales.x(x)} ${bottom}v4` }), draw("text", { x: scales.x(x), y: bottom + 17 }, text(x)));
  }
  for (const a of activationOf(state).ticks) {
    const y = scales.y(a);
    axes.append(draw("path", { class: a === 0 ? "dlc-level" : "dlc-light", d: `M${left} ${y}H${right}` }));
    axes.append(draw("text", { x: left - 6, y, dy: "0.35em", class: "dlc-upward" }, text(a)));
  }
  const turned = `translate(10 ${(top + bottom) / 2}) rotate(-90)`;
  return [axes, draw("text", { x: (left + right) / 2, y: bottom + 34 }, "input x"), draw("text", { transform: turned }, "output a")];
}

// A dashed line where the sum is 0; above it, in words, what happens there, with an arrow to the side that is on.
function createThreshold() {
  const [ground, line, label] = [draw("rect", { class: "dlc-on" }), draw("path", { class: "dlc-edge" }), draw("text", { class: "dlc-edge" })];
  const update = (state, scales) => {
    const edge = thresholdOf(state);
    for (const node of [ground, line, label]) reveal(node, isInside(edge));
    if (!isInside(edge)) return;
    const [x, right] = [scales.x(edge), state.weight > 0];
    const [from, to] = right ? [x, scales.right] : [scales.left, x];
    reveal(ground, state.activation !== "none");
    change(ground, { x: from, y: scales.top, width: to - from, height: scales.bottom - scales.top });
    line.setAttribute("d", `M${x} ${scales.top}V${scales.bottom + 4}`);
    const what = { none: "sum is 0 at", sigmoid: "half on at" }[state.activation] ?? "comes on at";
    const told = `${what} x ${equals(edge)}`;
    label.textContent = state.activation === "none" ? told : right ? `${told} →` : `← ${told}`;
    change(label, { x: clamp(x, scales.left + 40, scales.right - 72), y: 14 });
  };
  return { nodes: [ground, line, label], update };
}

// A step is two level lines. At the jump the output is the one with the full dot.
function createCurve() {
  const line = draw("path", { class: "dlc-curve" });
  const jump = draw("path", { class: "dlc-jump" });
  const dots = [draw("circle", { class: "dlc-here", r: 4 }), draw("circle", { class: "dlc-not-here", r: 4 })];
  const update = (state, scales) => {
    const edge = thresholdOf(state);
    const [start, end] = [-REACH, REACH].map((x) => outputOf(state, x));
    const jumps = state.activation === "step" && start !== end;
    for (const node of [jump, ...dots]) reveal(node, jumps);
    if (jumps) {
      const [x, ys] = [scales.x(edge), [0, 1].map(scales.y)];
      line.setAttribute("d", `M${scales.left} ${scales.y(start)}H${x}M${x} ${scales.y(end)}H${scales.right}`);
      jump.setAttribute("d", `M${x} ${ys[0]}V${ys[1]}`);
      dots.forEach((dot, i) => change(dot, { cx: x, cy: ys[i] }));
    } else {
      const places = curveOf(state).map(([x, a]) => `${scales.x(x).toFixed(2)} ${scales.y(a).toFixed(2)}`);
      line.setAttribute("d", places.length ? `M${places.join("L")}` : "");
    }
  };
  return { nodes: [jump, line, ...dots], update };
}

function showTangent(node, state, scales, place) {
  reveal(node, state.tangent && !place.outside);
  const rise = (slopeOf(state) * scales.upward) / scales.across; // in pixels
  const dx = (0.2 * (scales.right - scales.left)) / Math.hypot(1, rise);
  change(node, { x1: place.x - dx, y1: place.y + rise * dx, x2: place.x + dx, y2: place.y - rise * dx });
}

// The point's number stands above the curve, on the side from which the curve rises; below it on the other side where there is no room.
function showValue(node, state, scales, place) {
  node.textContent = `a ${outputEquals(state)}${place.outside}`;
  const width = 8 * node.textContent.length;
  const rising = slopeOf(state) >= 0 ? 1 : -1;
  const room = place.y - scales.top > 30 && (rising > 0 ? place.x - scales.left : scales.right - place.x) > width + 14;
  const side = room ? -rising : rising;
  const x = clamp(place.x + 14 * side - (side < 0 ? width : 0), scales.left + 4, scales.right - width);
  change(node, { x: side < 0 ? x + width : x, y: Math.min(place.y + (room ? -12 : 22), scales.bottom - 6) });
  node.style.textAnchor = side < 0 ? "end" : "start";
}

function placeOf(state, scales) {
  const a = outputOf(state);
  const outside = a > scales.high ? " ↑" : a < scales.low ? " ↓" : "";
  return { x: scales.x(state.x), y: scales.y(clamp(a, scales.low, scales.high)), outside };
}

function createPlot(state, set) {
  const id = `dlc-neuron-${figures}`;
  const [threshold, curve] = [createThreshold(), createCurve()];
  const [drop, tangent, value] = [draw("path", { class: "dlc-drop" }), draw("line", { class: "dlc-tangent" }), draw("text", { class: "dlc-now-a" })];
  const [clip, axes] = [draw("rect"), draw("g")];
  const [edge, line, label] = threshold.nodes;
  const inside = draw("g", { "clip-path": `url(#${id}-frame)` }, ...curve.nodes, tangent);
  const definitions = draw("defs", {}, draw("clipPath", { id: `${id}-frame` }, clip));
  const svg = draw("svg", { "aria-hidden": "true" }, definitions, edge, axes, line, label, drop, inside, value);
  const handle = make("div", { class: "dlc-handle", role: "slider", tabindex: "0", "aria-label": "Input x" });
  change(handle, { "aria-valuemin": -REACH, "aria-valuemax": REACH, "aria-describedby": `${id}-hint` });
  const box = make("div", { class: "dlc-graph" }, svg, handle);
  const hint = make("p", { class: "dlc-hint", id: `${id}-hint` }, "Drag the point. Keyboard: arrows move it.");
  let [width, scales] = [400, null];
  const update = () => {
    scales = scalesOf(state, width);
    change(svg, { viewBox: `0 0 ${width} ${scales.bottom + MARGIN.bottom}`, width, height: scales.bottom + MARGIN.bottom });
    change(clip, { x: scales.left, y: scales.top - 2, width: scales.right - scales.left, height: scales.bottom - scales.top + 4 });
    axes.replaceChildren(...drawAxes(state, scales));
    threshold.update(state, scales);
    curve.update(state, scales);
    const place = placeOf(state, scales);
    drop.setAttribute("d", `M${place.x} ${place.y}V${scales.bottom}`);
    showTangent(tangent, state, scales, place);
    showValue(value, state, scales, place);
    handle.style.transform = `translate(${place.x - HANDLE / 2}px, ${place.y - HANDLE / 2}px)`;
    change(handle, { "aria-valuenow": state.x, "aria-valuetext": `${number(state.x)}, output ${number(outputOf(state))}` });
  };
  new ResizeObserver(() => {
    if (!box.clientWidth || box.clientWidth === width) return;
    width = box.clientWidth;
    update();
  }).observe(box);
  const put = (event) => {
    const x = (event.clientX - svg.getBoundingClientRect().left - scales.left) / scales.across - REACH;
    set({ x: clamp(Math.round(20 * x) / 20, -REACH, REACH) });
  };
  const begin = (event) => {
    handle.focus({ preventScroll: true });
    put(event);
  };
  whenDragged(box, begin, put);
  listenToKeys(handle, state, set);
  return { parts: [box, hint], show: update };
}

const KEYS = { ArrowLeft: -0.1, ArrowDown: -0.1, ArrowRight: 0.1, ArrowUp: 0.1, PageDown: -1, PageUp: 1, Home: -2 * REACH, End: 2 * REACH };

function listenToKeys(handle, state, set) {
  handle.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    set({ x: clamp(Math.round(100 * (state.x + KEYS[event.key])) / 100, -REACH, REACH) });
  });
}

// ---- the controls

// A slider for the numbers one often wants, and a box for all others.
function createDial(state, name, symbol, set) {
  const id = `dlc-neuron-${figures}-${name}`;
  const slider = make("input", { type: "range", id, min: -TURN, max: TURN, step: 0.1 });
  const box = make("input", { type: "number", min: -MOST, max: MOST, step: 0.1, "aria-label": `${name} ${symbol} as a number` });
  const update = () => {
    slider.value = state[name];
    slider.setAttribute("aria-valuetext", number(state[name]));
    if (box.valueAsNumber !== state[name]) box.value = state[name];
  };
  slider.addEventListener("input", () => set({ [name]: slider.valueAsNumber }));
  box.addEventListener("input", () => {
    if (Number.isFinite(box.valueAsNumber)) set({ [name]: clamp(box.valueAsNumber, -MOST, MOST) });
  });
  box.addEventListener("change", update); // an empty box gets its number back
  const label = make("label", { for: id }, `${name} ${symbol} =`);
  return { parts: [make("div", { class: "dlc-turn" }, label, box, slider)], show: update };
}

function createChoice(state, set) {
  const group = `dlc-neuron-${figures}-activation`;
  const choices = Object.entries(ACTIVATIONS).map(([activation, { name }]) => {
    const input = make("input", { type: "radio", name: group, value: activation, onchange: () => set({ activation }) });
    return { input, label: make("label", {}, input, ` ${name}`) };
  });
  const labels = choices.map(({ label }) => label);
  const fieldset = make("fieldset", {}, make("legend", {}, "activation"), make("div", { class: "dlc-choice" }, ...labels));
  const update = () => choices.forEach(({ input }) => (input.checked = input.value === state.activation));
  return { parts: [fieldset], show: update };
}

function createSwitch(state, set) {
  const input = make("input", { type: "checkbox", onchange: () => set({ tangent: input.checked }) });
  return { parts: [make("label", {}, input, " show the slope")], show: () => (input.checked = state.tangent) };
}

// ---- the formula, and what it means

function createReadout(state) {
  const [output, slope] = [0, 1].map(() => make("p", { class: "dlc-formula" }));
  const line = make("p", { class: "dlc-meaning" });
  const told = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  const write = (node, pieces) => node.replaceChildren(...pieces.flatMap((piece) => [make("span", {}, piece), " "]));
  let [timer, first] = [null, true];
  // Shown at once, told only when the reader rests, so that a screen reader is not flooded.
  const tell = () => {
    clearTimeout(timer);
    if (!first) timer = setTimeout(() => (told.textContent = `Output ${number(outputOf(state))}. ${line.textContent}`), 600);
    first = false;
  };
  const update = () => {
    write(output, outputInNumbers(state));
    write(slope, state.tangent ? slopeInNumbers(state) : []);
    line.textContent = `${inWords(state)} ${state.tangent ? slopeInWords(state) : ""}`.trim();
    tell();
  };
  return { parts: [output, slope, line, told], show: update };
}

// ---- the address of the page: a link with it shows the same

const addressOf = ({ activation, weight, bias, x, tangent }, name) =>
  `#${name}:activation=${activation}&weight=${weight}&bias=${bias}&x=${x}${tangent ? "&tangent" : ""}`;

// Take over what the address says, as far as it makes sense. Returns whether it speaks of this figure.
function readAddress(state, name) {
  if (!location.hash.startsWith(`#${name}:`)) return false;
  const told = new URLSearchParams(location.hash.slice(name.length + 2));
  for (const [key, most] of [["weight", MOST], ["bias", MOST], ["x", REACH]]) {
    const value = told.get(key) ? Number(told.get(key)) : NaN;
    if (Math.abs(value) <= most) state[key] = value;
  }
  if (Object.hasOwn(ACTIVATIONS, told.get("activation"))) state.activation = told.get("activation");
  state.tangent = told.has("tangent");
  return true;
}

// ---- the figure

const KEPT = ["weight", "bias", "activation", "x", "tangent"]; // what Python shares, and the address holds

function readModel(state, model) {
  for (const name of KEPT) state[name] = model.get(name);
}

function render({ model, el }) {
  const onPage = model.get("static") === true; // in a notebook the address is not the figure's
  const name = figures++ ? `neuron-${figures}` : "neuron";
  const state = {};
  readModel(state, model);
  if (onPage && readAddress(state, name)) queueMicrotask(() => el.scrollIntoView({ block: "center" }));
  const parts = [];
  const update = eachFrame(() => parts.forEach((part) => part.show()));
  const write = createAddress(() => addressOf(state, name));
  const save = eachFrame(() => {
    for (const kept of KEPT) model.set(kept, state[kept]);
    model.save_changes();
  });
  const changed = () => {
    update();
    save();
    if (onPage) write();
  };
  const set = (news) => {
    Object.assign(state, news);
    changed();
  };
  const [neuron, choice, plot, readout] = [createNeuron(state), createChoice(state, set), createPlot(state, set), createReadout(state)];
  const [weight, bias, tangent] = [createDial(state, "weight", "w", set), createDial(state, "bias", "b", set), createSwitch(state, set)];
  parts.push(neuron, choice, weight, bias, tangent, plot, readout);
  const controls = make("div", { class: "dlc-controls" }, ...[choice, weight, bias, tangent].flatMap((part) => part.parts));
  const left = make("div", { class: "dlc-left" }, ...neuron.parts, controls);
  const right = make("div", { class: "dlc-right" }, ...plot.parts, ...readout.parts);
  el.append(make("div", { class: "dlc-figure dlc-columns dlc-neuron", "data-lm-suppress-shortcuts": "true" }, left, right));
  for (const kept of KEPT) {
    model.on(`change:${kept}`, () => {
      if (model.get(kept) === state[kept]) return; // our own
      state[kept] = model.get(kept);
      update();
    });
  }
  if (onPage) addEventListener("hashchange", () => readAddress(state, name) && changed());
  parts.forEach((part) => part.show());
}

export default { render };
