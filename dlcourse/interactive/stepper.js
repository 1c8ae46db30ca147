// Backpropagation step by step on a small network: the numbers go forward along the wires, the loss is measured, the gradients come back
// the same way, and every weight moves. The reader goes back and forth, changes any number, and sees what follows from it.
//
// Columns are counted from 0, the input, to L, the scores; layer l is made of the wires between the columns l − 1 and l.

const PILL = { width: 48, height: 32 }; // a unit
const TOP = 78; // of the drawing, above the first row of units
const BOTTOM = 52;
const ROW = 80; // from one unit to the next below it, in the longest column
const WIDEST = 1.35; // times this in a shorter one
const ROOM = 120; // pixels between two columns that the numbers on the wires need,
const WIDE = 176; // and with the old weight beside the new one
const DIGIT = 7; // pixels
const SLIDE = 240; // milliseconds in which the columns make room
const AT_WIRES = ["sum", "gradient", "back", "update"]; // steps with numbers on the wires, in which one unit is written out
const PHASES = ["Forward", "Loss", "Backward", "Update"];
const NUDGE = 0.01;
const ROUNDS = [1, 10];
const MOST_LOSSES = 400; // in the curve; most past steps that can be taken back, too

// ---- small helpers

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const range = (count, first = 0) => Array.from({ length: count }, (_, i) => first + i);
const sum = (values) => values.reduce((total, value) => total + value, 0);
const below = (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit];
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// A number as stepper.py writes it: so many decimals, halves away from 0, no zeros at the end, and a minus sign, not a hyphen.
function number(value, decimals = 3) {
  if (Number.isNaN(value)) return "nan";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}infinity`;
  if (size >= 1e5) return sign + size.toExponential(2).replace("e+", "e");
  const notches = Math.floor(10 ** decimals * size + 0.5 + 1e-6); // the last digits of a float do not decide how a half is rounded
  if (!notches) return "0";
  return sign + (notches / 10 ** decimals).toFixed(decimals).replace(/\.?0+$/, "");
}

let figures = 0; // for ids that are unique on the page, and names in its address

// ---- the network: w is the list W₁, b₁, W₂, b₂, … of dlcourse

const layersOf = (state) => state.w.length / 2;
const sizesOf = (state) => [state.X[0].length, ...range(layersOf(state)).map((l) => state.start[2 * l + 1].length)];
const weightsOf = (w, layer) => w[2 * layer - 2];
const biasesOf = (w, layer) => w[2 * layer - 1];

// The sums z and the activations a of every column; the last activations are the scores.
function forward(w, x) {
  const run = { z: [x], a: [x] };
  for (let layer = 1; layer <= w.length / 2; layer++) {
    const W = weightsOf(w, layer);
    const before = run.a[layer - 1];
    const z = biasesOf(w, layer).map((bias, i) => sum(before.map((a, j) => W[i][j] * a)) + bias);
    run.z.push(z);
    run.a.push(layer === w.length / 2 ? z : z.map((value) => Math.max(0, value)));
  }
  return run;
}

const scoresOf = (run) => run.a[run.a.length - 1];
const lossOf = (p, t) => sum(p.map((score, i) => (score - t[i]) ** 2)) / 2;

// The gradients: dz and da of every column, and dw in the order of w.
function backward(w, run, t, masks) {
  const [dz, da, dw] = [[], [], []];
  let signal = scoresOf(run).map((score, i) => score - t[i]);
  for (let layer = w.length / 2; layer > 0; layer--) {
    dz[layer] = signal;
    dw[2 * layer - 2] = signal.map((s) => run.a[layer - 1].map((a) => s * a));
    dw[2 * layer - 1] = signal;
    da[layer - 1] = run.a[layer - 1].map((_, j) => sum(signal.map((s, i) => weightsOf(w, layer)[i][j] * s)));
    signal = da[layer - 1].map((s, j) => (masks && run.z[layer - 1][j] <= 0 ? 0 : s));
  }
  return { dz, da, dw };
}

const updated = (value, slope, lr) => (Array.isArray(value) ? value.map((part, i) => updated(part, slope[i], lr)) : value - lr * slope);
const highest = (values) => values.indexOf(Math.max(...values));
const runOf = (state, picture, w = state.w) => forward(w, state.X[picture]);
const meanLoss = (state) => sum(state.X.map((_, k) => lossOf(scoresOf(runOf(state, k)), state.T[k]))) / state.X.length;

// All numbers that the figure shows.
function compute(state) {
  const [run, t] = [runOf(state, state.picture), state.T[state.picture]];
  const gradients = backward(state.w, run, t, state.masks);
  const right = state.masks ? gradients : backward(state.w, run, t, true);
  const next = updated(state.w, gradients.dw, state.lr);
  const p = scoresOf(run);
  const lossAfter = lossOf(scoresOf(runOf(state, state.picture, next)), t);
  return { ...run, ...gradients, right, p, t, loss: lossOf(p, t), next, lossAfter };
}

// ---- the steps: the layer whose wires have room, the column that is at work

function stepsOf(layers) {
  const steps = [{ kind: "input", layer: 1, column: 0, phase: 0 }];
  const add = (phase, kind, layer, column = layer) => steps.push({ kind, layer, column, phase });
  for (let layer = 1; layer <= layers; layer++) {
    add(0, "sum", layer);
    if (layer < layers) add(0, "relu", layer);
  }
  add(1, "loss", layers);
  add(2, "score", layers);
  for (let layer = layers; layer > 0; layer--) {
    add(2, "gradient", layer);
    if (layer > 1) add(2, "back", layer, layer - 1);
    if (layer > 1) add(2, "mask", layer, layer - 1);
  }
  for (let layer = 1; layer <= layers; layer++) add(3, "update", layer);
  return steps;
}

const stepOf = (state) => state.steps[state.step];

// Whether the reader has come to the step of this kind at this column.
const knows = (state, kind, column) => state.step >= state.steps.findIndex((step) => step.kind === kind && step.column === column);
const knowsSignal = (state, column) => knows(state, column === layersOf(state) ? "score" : "mask", column);

// ---- names

const isLast = (state, column) => column === layersOf(state);
const sumsName = (state, column) => (isLast(state, column) ? "p" : `z${below(column)}`);
const outputName = (state, column) => (column === 0 ? "x" : isLast(state, column) ? "p" : `a${below(column)}`);
const slope = (name) => `∂L/∂${name}`;

function unitName(state, column, i) {
  if (column === 0) return `input ${i + 1}`;
  return isLast(state, column) ? `score “${state.answers[i]}”` : `unit ${i + 1}`;
}

function weightName(state, { layer, unit, from }) {
  return `${unitName(state, layer, unit)}, ${from < 0 ? "bias" : `from ${unitName(state, layer - 1, from)}`}`;
}

const isPicked = ({ weight }, place) => weight !== null && ["layer", "unit", "from"].every((name) => weight[name] === place[name]);
const named = (state, column, i) => `${capital(unitName(state, column, i))}: `;
const bracketed = (value) => (value < 0 ? `(${number(value)})` : number(value));

// Numbers in the color of their kind: forward, backward, ideal.
const colored = (kind) => ({
  one: (value) => make("span", { class: `dlc-${kind}` }, number(value)),
  inner: (value) => make("span", { class: `dlc-${kind}` }, bracketed(value)),
  all: (values) => make("span", { class: `dlc-${kind}` }, `(${values.map((value) => number(value)).join(", ")})`),
});
const [blue, orange, green] = ["blue", "orange", "green"].map(colored);

// ---- what is told at each step: a title, sentences, and lines with the numbers put in

const joined = (terms, sign) => terms.flatMap((term, i) => (i ? [sign, ...term] : term));

function tellInput(state, n) {
  return {
    title: "The picture",
    text:
      `Picture ${state.picture + 1} comes in: x holds the ink of its ${n.a[0].length} pixels. ` +
      `The right answer is “${state.answers[highest(n.t)]}”.`,
    lines: [["x = ", blue.all(n.a[0])]],
  };
}

function tellSum(state, n, { column }) {
  const i = state.chosen[column];
  const row = weightsOf(state.w, column)[i];
  const terms = row.map((weight, j) => [(j ? blue.inner : blue.one)(weight), " × ", blue.inner(n.a[column - 1][j])]);
  const [z, before] = [sumsName(state, column), outputName(state, column - 1)];
  const answer = highest(n.p);
  const verdict = answer === highest(n.t) ? "right" : "wrong";
  return {
    title: isLast(state, column) ? "The scores" : `Layer ${column}: sums`,
    text: isLast(state, column)
      ? `The last layer adds up, too. Its sums are the scores. The highest is “${state.answers[answer]}”: ${verdict}.`
      : "Each unit multiplies every number that comes in by the weight of its wire, adds them up, and adds its bias.",
    lines: [
      [`${z} = W${below(column)} ${before} + b${below(column)}`],
      [named(state, column, i), ...joined([...terms, [blue.inner(biasesOf(state.w, column)[i])]], " + "), " = ", blue.one(n.z[column][i])],
    ],
  };
}

function offInWords(values) {
  const count = values.filter((z) => z <= 0).length;
  if (!count) return "Here all units are on.";
  return `Here ${count} of ${values.length} units ${count === 1 ? "is" : "are"} off.`;
}

function tellRelu(state, n, { column }) {
  return {
    title: `Layer ${column}: ReLU`,
    text: `ReLU lets positive sums pass and makes all others 0. ${offInWords(n.z[column])}`,
    lines: [
      [`a${below(column)} = max(0, z${below(column)})`],
      [`a${below(column)} = max(0, `, blue.all(n.z[column]), ") = ", blue.all(n.a[column])],
    ],
  };
}

function tellLoss(state, n) {
  const terms = n.p.map((score, i) => ["(", blue.one(score), " − ", (n.t[i] < 0 ? green.inner : green.one)(n.t[i]), ")²"]);
  return {
    title: "The loss",
    text: "The loss is half the squared distance from the scores p to the ideal scores t. A loss of 0 would be perfect.",
    lines: [["L = ½ ‖p − t‖²"], ["L = ½ × (", ...joined(terms, " + "), ") = ", orange.one(n.loss)]],
  };
}

function tellScore(state, n) {
  return {
    title: "The gradient at the scores",
    text:
      "Now backward. How does the loss change when a score grows a little? By score minus ideal, away from the ideal. " +
      "This gradient is the signal that goes back.",
    lines: [[`${slope("p")} = p − t`], [`${slope("p")} = `, blue.all(n.p), " − ", green.all(n.t), " = ", orange.all(n.dz[layersOf(state)])]],
  };
}

function tellGradient(state, n, { layer }) {
  const i = state.chosen[layer];
  const [dz, a] = [slope(sumsName(state, layer)), outputName(state, layer - 1)];
  return {
    title: `Layer ${layer}: gradients of the weights`,
    text:
      `The gradient of a weight is the signal at the end of its wire, ${dz}, times the activation at its start. ` +
      "That of a bias is the signal itself.",
    lines: [
      [`${slope(`W${below(layer)}`)} = ${dz} ${a}ᵀ,  ${slope(`b${below(layer)}`)} = ${dz}`],
      [named(state, layer, i), orange.one(n.dz[layer][i]), " × ", blue.all(n.a[layer - 1]), " = ", orange.all(weightsOf(n.dw, layer)[i])],
    ],
  };
}

function tellBack(state, n, { layer, column }) {
  const j = state.chosen[column];
  const terms = n.dz[layer].map((s, i) => [(i ? blue.inner : blue.one)(weightsOf(state.w, layer)[i][j]), " × ", orange.inner(s)]);
  const [da, dz] = [slope(`a${below(column)}`), slope(sumsName(state, layer))];
  return {
    title: `Back to layer ${column}`,
    text: `The signal goes back along the same wires. Each unit of layer ${column} adds up weight times signal over the wires that leave it.`,
    lines: [
      [`${da} = W${below(layer)}ᵀ ${dz}`],
      [named(state, column, j), ...joined(terms, " + "), " = ", orange.one(n.da[column][j])],
    ],
  };
}

function tellMask(state, n, { column }) {
  const [da, dz] = [slope(`a${below(column)}`), slope(`z${below(column)}`)];
  const mask = n.z[column].map((z) => (z > 0 || !state.masks ? 1 : 0));
  const above = `The orange numbers now belong to the sums z${below(column)}; the circles still show a${below(column)}.`;
  return {
    title: `Layer ${column}: the mask of ReLU`,
    text: state.masks
      ? "The mask: 1 where the unit was on in the forward pass, 0 where it was off. An off unit lets nothing back. " + above
      : "The mask, 0 where a unit was off, is left out: the signal passes there, too. From here on the gradients marked ✗ are wrong.",
    lines: [
      [state.masks ? `${dz} = ${da} where z${below(column)} > 0, and 0 elsewhere` : `${dz} = ${da} everywhere ✗`],
      [orange.all(n.da[column]), " × ", blue.all(mask), " = ", orange.all(n.dz[column])],
    ],
  };
}

function tellUpdate(state, n, { layer }) {
  const i = state.chosen[layer];
  const [W, dW] = [`W${below(layer)}`, slope(`W${below(layer)}`)];
  const after = `With all new weights the loss of this picture is ${number(n.lossAfter)}; it was ${number(n.loss)}.`;
  return {
    title: `Layer ${layer}: new weights`,
    text: `Every weight, and every bias, takes a small step against its gradient.${isLast(state, layer) ? ` ${after}` : ""}`,
    lines: [
      [`${W} ← ${W} − η ${dW},  η = ${number(state.lr, 6)}`],
      [
        named(state, layer, i),
        blue.all(weightsOf(state.w, layer)[i]),
        ` − ${number(state.lr, 6)} × `,
        orange.all(weightsOf(n.dw, layer)[i]),
        " = ",
        blue.all(weightsOf(n.next, layer)[i]),
      ],
      [
        "Its bias: ",
        blue.one(biasesOf(state.w, layer)[i]),
        ` − ${number(state.lr, 6)} × `,
        orange.inner(n.dz[layer][i]),
        " = ",
        blue.one(biasesOf(n.next, layer)[i]),
      ],
    ],
  };
}

const TELL = {
  input: tellInput,
  sum: tellSum,
  relu: tellRelu,
  loss: tellLoss,
  score: tellScore,
  gradient: tellGradient,
  back: tellBack,
  mask: tellMask,
  update: tellUpdate,
};

// ---- the drawing: every unit and every wire has its nodes, made once

function createUnit(column, i, isPixel, isLast) {
  const shape = isPixel
    ? draw("rect", { class: "dlc-shape", x: -20, y: -20, width: 40, height: 40, rx: 4 })
    : draw("rect", { class: "dlc-shape", x: -PILL.width / 2, y: -PILL.height / 2, width: PILL.width, height: PILL.height, rx: PILL.height / 2 });
  const text = (name, y) => draw("text", { class: name, y });
  const above = { signal: text("dlc-signal", -23), bias: text("dlc-bias", -23) };
  if (isLast) for (const node of Object.values(above)) change(node, { class: `${node.getAttribute("class")} dlc-wide`, x: PILL.width / 2 + 5 });
  const nodes = { value: text("dlc-number", 4.5), ...above, first: text("", 30), second: text("dlc-ideal", 44) };
  const group = draw("g", { class: isPixel ? "dlc-pixel" : "dlc-unit", "data-unit": `${column} ${i}` }, shape, ...Object.values(nodes));
  return { group, ...nodes };
}

function createWire(layer, unit, from) {
  const place = `${layer} ${unit} ${from}`;
  const line = draw("line", { class: "dlc-wire" });
  const hit = draw("line", { class: "dlc-hit", "data-wire": place });
  const label = draw("text", { class: "dlc-on-wire", "data-wire": place });
  return { line, hit, label, layer, unit, from };
}

function createNodes(state) {
  const sizes = sizesOf(state);
  const units = sizes.map((size, column) => range(size).map((i) => createUnit(column, i, column === 0, isLast(state, column))));
  const layers = range(layersOf(state), 1);
  const wires = layers.flatMap((l) => range(sizes[l]).flatMap((i) => range(sizes[l - 1]).map((j) => createWire(l, i, j))));
  const heads = sizes.map(() => ({ name: draw("text", { class: "dlc-head-name", y: 16 }), slope: draw("text", { class: "dlc-signal", y: 34 }) }));
  const title = draw("text", { class: "dlc-wires-name", y: 16 });
  const loss = draw("text", { class: "dlc-signal dlc-wide" });
  const rows = Math.max(...sizes);
  const gaps = sizes.map((size) => ROW * Math.min(WIDEST, (rows - 1) / Math.max(1, size - 1)));
  const rowOf = (column, i) => TOP + ((rows - 1) / 2) * ROW + (i - (sizes[column] - 1) / 2) * gaps[column];
  const under = rowOf(sizes.length - 1, sizes.at(-1) - 1) + 64; // the last score with its names
  return { sizes, units, wires, heads, title, loss, gaps, rowOf, under, height: Math.max(TOP + (rows - 1) * ROW + BOTTOM, under + 8) };
}

// Where the columns stand: evenly if the numbers on the wires have room, and otherwise nearer to each other where no numbers are.
function columnsFor(width, layers, layer) {
  const margin = PILL.width / 2 + 6;
  const even = (width - 2 * margin) / layers;
  const narrow = Math.max(PILL.width + 2, (width - 2 * margin - ROOM) / (layers - 1));
  const gap = (l) => (even >= ROOM ? even : l === layer ? width - 2 * margin - (layers - 1) * narrow : narrow);
  return range(layers + 1).map((column) => margin + sum(range(column, 1).map(gap)));
}

// The wires of the unit that is written out meet there. A number stands on its wire, but at the other end, where they are apart.
function labelPlace(nodes, columns, wire, kind) {
  const [here, there, i, k] =
    kind === "back" ? [wire.layer - 1, wire.layer, wire.from, wire.unit] : [wire.layer, wire.layer - 1, wire.unit, wire.from];
  const gap = Math.abs(columns[here] - columns[there]);
  const half = (DIGIT * wire.label.textContent.length) / 2;
  const away = PILL.width / 2 + (gap < WIDE - 1 ? 6 : 20) + half;
  const share = clamp(away / gap, 0, 0.6);
  const between = (from, to) => from + share * (to - from);
  return { x: between(columns[there], columns[here]), y: between(nodes.rowOf(there, k), nodes.rowOf(here, i)) + 4 };
}

function placeNodes(nodes, columns, step) {
  nodes.units.forEach((units, column) =>
    units.forEach(({ group }, i) => group.setAttribute("transform", `translate(${columns[column].toFixed(1)} ${nodes.rowOf(column, i)})`)),
  );
  for (const wire of nodes.wires) {
    const ends = {
      x1: columns[wire.layer - 1].toFixed(1),
      y1: nodes.rowOf(wire.layer - 1, wire.from),
      x2: columns[wire.layer].toFixed(1),
      y2: nodes.rowOf(wire.layer, wire.unit),
    };
    change(wire.line, ends);
    change(wire.hit, ends);
    if (wire.layer !== step.layer) continue;
    const { x, y } = labelPlace(nodes, columns, wire, step.kind);
    change(wire.label, { x: x.toFixed(1), y: y.toFixed(1) });
  }
  nodes.heads.forEach((head, column) => [head.name, head.slope].forEach((text) => text.setAttribute("x", columns[column].toFixed(1))));
  nodes.title.setAttribute("x", (columns[step.layer - 1] + columns[step.layer]) / 2);
  const last = columns.length - 1;
  change(nodes.loss, { x: (columns[last] + PILL.width / 2 + 5).toFixed(1), y: nodes.under });
}

// What stands on a wire of the layer at work. Where it is tight there is no room for the old weight beside the new one.
function labelOf(state, n, { layer, unit, from }, isTight) {
  const weight = weightsOf(state.w, layer)[unit][from];
  const mark = differs(n, "dw", 2 * layer - 2, unit, from) ? "✗ " : "";
  switch (stepOf(state).kind) {
    case "sum":
    case "back":
      return number(weight);
    case "gradient":
      return mark + number(weightsOf(n.dw, layer)[unit][from]);
    case "update":
      return `${isTight ? "" : `${number(weight)} → `}${number(weightsOf(n.next, layer)[unit][from])}`;
    default:
      return "";
  }
}

const at = (array, [first, ...others]) => (first === undefined ? array : at(array[first], others));

// Whether a gradient is not what it would be with the masks.
function differs(n, kind, ...place) {
  return n.right[kind] !== n[kind] && at(n.right[kind], place) !== at(n[kind], place);
}

// Whether nothing passes along a wire: the unit at its start was off, or no signal comes back to its end.
function isDead(n, { kind }, { layer, unit, from }) {
  const [activation, signal] = [n.a[layer - 1][from], n.dz[layer][unit]];
  if (kind === "sum") return activation === 0;
  return kind === "back" ? signal === 0 : activation === 0 || signal === 0;
}

const classes = (...names) => names.filter(Boolean).join(" ");

function showWires(state, n, nodes, isTight) {
  const step = stepOf(state);
  const side = step.kind === "back" ? "from" : "unit";
  for (const wire of nodes.wires) {
    const { layer, unit, from } = wire;
    const largest = Math.max(1, ...weightsOf(state.w, layer).flat().map(Math.abs));
    const here = AT_WIRES.includes(step.kind) && layer === step.layer;
    const picked = isPicked(state, wire);
    const chosen = here && wire[side] === state.chosen[step.column];
    const marks = [chosen && "dlc-chosen", picked && "dlc-picked"];
    const color = here && (step.phase === 0 ? "dlc-blue" : "dlc-orange");
    change(wire.line, { class: classes("dlc-wire", color, here && isDead(n, step, wire) && "dlc-dead", ...marks) });
    wire.line.style.setProperty("--size", clamp(Math.abs(weightsOf(state.w, layer)[unit][from]) / largest, 0, 1).toFixed(3));
    write(wire.label, chosen ? labelOf(state, n, wire, isTight) : "");
    const ink = step.kind === "gradient" ? "dlc-orange" : "dlc-blue";
    change(wire.label, { class: classes("dlc-on-wire", ink, ...marks) });
  }
}

// What a unit shows above itself: the signal that came back, and in the steps that use it the bias.
function showAbove(state, n, { signal, bias }, column, i, isTight) {
  const { kind, layer } = stepOf(state);
  const masked = column > 0 && knowsSignal(state, column);
  const mark = masked && differs(n, "dz", column, i) ? "✗ " : "";
  const name = isTight ? "" : `∂${isLast(state, column) ? "p" : masked ? "z" : "a"} `;
  write(signal, signalOf(state, column) && mark + name + number(n[masked ? "dz" : "da"][column][i]));
  const [old, next] = [state.w, n.next].map((w) => column > 0 && number(biasesOf(w, column)[i]));
  const told = { sum: `b ${old}`, update: isTight ? `b ${next}` : `b ${old} → ${next}` }[kind];
  write(bias, told && layer === column ? told : "");
}

// What stands below a unit that is off: in the step of its mask, also what becomes of the signal.
function offName(state, column) {
  const { kind, column: active } = stepOf(state);
  if (kind !== "mask" || active !== column) return "off";
  return state.masks ? "off, 0" : "off ✗";
}

function showUnit(state, n, nodes, column, i, isTight) {
  const { kind, column: active } = stepOf(state);
  const last = isLast(state, column);
  const rectified = column > 0 && !last && knows(state, "relu", column);
  const known = column === 0 || knows(state, "sum", column);
  const off = rectified && n.z[column][i] <= 0;
  const value = n[rectified || column === 0 ? "a" : "z"][column][i];
  write(nodes.value, known ? number(value) : "");
  showAbove(state, n, nodes, column, i, isTight);
  if (column === 0) {
    nodes.group.style.setProperty("--ink", `${(100 * value).toFixed(0)}%`);
    nodes.group.classList.toggle("dlc-dark", value > 0.45);
    return;
  }
  write(nodes.first, last ? state.answers[i] : off ? offName(state, column) : "");
  write(nodes.second, last && knows(state, "loss", column) ? `ideal ${number(n.t[i])}` : "");
  const largest = Math.max(1e-9, ...n.a[column].map(Math.abs));
  nodes.group.style.setProperty("--lit", `${known && value > 0 ? ((14 * value) / largest).toFixed(1) : 0}%`);
  const chosen = AT_WIRES.includes(kind) && active === column && state.chosen[column] === i && "dlc-chosen";
  const picked = isPicked(state, { layer: column, unit: i, from: -1 }) && "dlc-picked";
  change(nodes.group, { class: classes("dlc-unit", !known && "dlc-unknown", off && "dlc-off", chosen, picked) });
}

// The name of what the units of a column show, and of the signal above them.
function headOf(state, column) {
  if (column === 0) return "input x";
  if (isLast(state, column)) return "scores p";
  if (knows(state, "relu", column)) return outputName(state, column);
  return knows(state, "sum", column) ? sumsName(state, column) : `layer ${column}`;
}

function signalOf(state, column) {
  const { kind, layer } = stepOf(state);
  if (column === 0 || (kind === "update" && layer === column)) return "";
  if (knowsSignal(state, column)) return slope(sumsName(state, column));
  return !isLast(state, column) && knows(state, "back", column) ? slope(outputName(state, column)) : "";
}

function showHeads(state, n, nodes, isTight) {
  nodes.heads.forEach((head, column) => {
    write(head.name, headOf(state, column));
    write(head.slope, signalOf(state, column));
  });
  const { kind, layer } = stepOf(state);
  const W = `W${below(layer)}`;
  write(nodes.title, { sum: W, back: `${W}ᵀ`, gradient: slope(W), update: isTight ? `new ${W}` : `${W} − η ${slope(W)}` }[kind] ?? "");
  nodes.title.classList.toggle("dlc-orange", kind === "gradient");
  const after = state.step === state.steps.length - 1 ? ` → ${number(n.lossAfter)}` : "";
  write(nodes.loss, knows(state, "loss", layersOf(state)) ? `loss ${number(n.loss)}${after}` : "");
}

// Drops that run along the wires on which something passes.
function pulses(state, n, nodes, columns) {
  const { kind, layer } = stepOf(state);
  if (still() || (kind !== "sum" && kind !== "back")) return [];
  const passing = nodes.wires.filter((wire) => wire.layer === layer && !isDead(n, stepOf(state), wire));
  return passing.map((wire) => {
    const ends = [
      { x: columns[layer - 1], y: nodes.rowOf(layer - 1, wire.from) },
      { x: columns[layer], y: nodes.rowOf(layer, wire.unit) },
    ];
    const [from, to] = kind === "sum" ? ends : ends.reverse();
    const color = kind === "sum" ? "dlc-blue" : "dlc-orange";
    return draw("path", { class: `dlc-pulse ${color}`, d: `M${from.x} ${from.y}L${to.x} ${to.y}`, pathLength: "100" });
  });
}

// Calls `place` with columns on their way to the new ones, then `arrived`.
function createSlide(place) {
  let [columns, frame] = [null, 0];
  return (target, arrived) => {
    cancelAnimationFrame(frame);
    const from = columns;
    const moves = from && from.length === target.length && from.some((x, i) => Math.abs(x - target[i]) > 0.5);
    if (!moves || still()) {
      place((columns = target));
      return arrived();
    }
    const start = performance.now();
    const tick = (now) => {
      const share = clamp((now - start) / SLIDE, 0, 1);
      const eased = share * share * (3 - 2 * share);
      place((columns = target.map((x, i) => from[i] + eased * (x - from[i]))));
      if (share < 1) frame = requestAnimationFrame(tick);
      else arrived();
    };
    frame = requestAnimationFrame(tick);
  };
}

function createNetwork(state, actions) {
  const id = `dlc-stepper-${figures}`;
  const nodes = createNodes(state);
  const units = nodes.units.flat().map(({ group }) => group);
  const pulsing = draw("g");
  const svg = draw(
    "svg",
    { "aria-hidden": "true" },
    draw("g", {}, ...nodes.wires.map(({ line }) => line), ...nodes.wires.map(({ hit }) => hit)),
    pulsing,
    draw("g", {}, ...units),
    draw("g", {}, ...nodes.wires.map(({ label }) => label)),
    draw("g", {}, ...nodes.heads.flatMap((head) => [head.name, head.slope]), nodes.title, nodes.loss),
  );
  const box = make("div", { class: "dlc-net", role: "application", tabindex: "0", "aria-describedby": `${id}-hint` }, svg);
  const keys = " Keys, once you have clicked Next or the drawing: ← and → step, ↑ and ↓ choose the unit.";
  const clicks = "Click a unit to see its numbers, or to change its bias; click a wire to change its weight.";
  const hint = make("p", { class: "dlc-hint", id: `${id}-hint` }, clicks, make("span", { class: "dlc-keys" }, keys));
  let [width, shown] = [640, -1];
  const slide = createSlide((columns) => placeNodes(nodes, columns, stepOf(state)));
  const show = (n) => {
    const { layer } = stepOf(state);
    const columns = columnsFor(width, layersOf(state), layer);
    change(svg, { viewBox: `0 0 ${width} ${nodes.height}`, width, height: nodes.height });
    const isTight = columns[layer] - columns[layer - 1] < WIDE - 1;
    showWires(state, n, nodes, isTight);
    nodes.units.forEach((column, c) => column.forEach((unit, i) => showUnit(state, n, unit, c, i, isTight)));
    showHeads(state, n, nodes, isTight);
    const moved = shown >= 0 && shown !== state.step;
    if (moved) pulsing.replaceChildren();
    slide(columns, () => moved && pulsing.replaceChildren(...pulses(state, n, nodes, columns)));
    shown = state.step;
    box.setAttribute("aria-label", `The network, step ${state.step + 1} of ${state.steps.length}; its numbers are in the tables below`);
  };
  new ResizeObserver(() => {
    if (!box.clientWidth || box.clientWidth === width) return;
    width = box.clientWidth;
    show(compute(state));
  }).observe(box);
  svg.addEventListener("click", ({ target }) => {
    const [wire, unit] = ["wire", "unit"].map((name) => target.closest(`[data-${name}]`)?.dataset[name].split(" ").map(Number));
    if (wire) actions.pick({ layer: wire[0], unit: wire[1], from: wire[2] });
    else if (unit?.[0] > 0) actions.pick({ layer: unit[0], unit: unit[1], from: -1 });
  });
  return { parts: [box, hint], show };
}

// ---- pictures, phases, steps

function createPictures(state, actions) {
  const cards = state.X.map((x, picture) => {
    const pixels = x.map((ink) => make("span", { style: `--ink: ${100 * ink}%` }));
    const [says, verdict] = [make("span", { class: "dlc-says" }), make("span")];
    const swatch = make("span", { class: "dlc-swatch", style: `--pixels: ${x.length}`, "aria-hidden": "true" }, ...pixels);
    const name = make("span", { class: "dlc-unseen" }, `Picture ${picture + 1} (${x.map((ink) => number(ink)).join(", ")}). The network says `);
    const button = make("button", { type: "button", onclick: () => actions.look(picture) }, swatch, name, says, " ", verdict);
    return { button, says, verdict };
  });
  const show = () =>
    cards.forEach(({ button, says, verdict }, picture) => {
      const answer = highest(scoresOf(runOf(state, picture)));
      const right = answer === highest(state.T[picture]);
      button.setAttribute("aria-pressed", picture === state.picture);
      write(says, state.answers[answer] ?? "nothing");
      write(verdict, right ? "✓ right" : "✗ wrong");
      verdict.className = right ? "dlc-yes" : "dlc-no";
    });
  return { parts: [make("div", { class: "dlc-pictures", role: "group", "aria-label": "Pictures" }, ...cards.map(({ button }) => button))], show };
}

function createPhases(state, actions) {
  const phases = PHASES.map((name, phase) => {
    const marks = state.steps.filter((step) => step.phase === phase).map(() => make("span"));
    const bar = make("span", { class: "dlc-marks", "aria-hidden": "true" }, ...marks);
    return { marks, button: make("button", { type: "button", onclick: () => actions.jump(phase) }, name, bar) };
  });
  const marks = phases.flatMap((phase) => phase.marks);
  const show = () => {
    phases.forEach(({ button }, phase) => {
      if (phase === stepOf(state).phase) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    marks.forEach((mark, step) => (mark.className = step <= state.step ? "dlc-done" : ""));
  };
  return { parts: [make("div", { class: "dlc-phases", role: "group", "aria-label": "Phases" }, ...phases.map(({ button }) => button))], show };
}

function createStory(state, actions) {
  const button = (text, onclick) => make("button", { type: "button", onclick }, text);
  const [back, next] = [button("← Back", () => actions.back()), button("Next →", () => actions.forth())];
  next.className = "dlc-now";
  const [count, title, text, lines] = ["span", "p", "p", "div"].map((tag) => make(tag));
  count.className = "dlc-hint";
  title.className = "dlc-title";
  lines.className = "dlc-lines";
  const told = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  const bar = make("div", { class: "dlc-tools" }, back, next, count);
  const story = make("div", { class: "dlc-story" }, title, text);
  let [timer, first] = [null, true];
  const show = (n) => {
    const step = TELL[stepOf(state).kind](state, n, stepOf(state));
    const stuck = state.step === 0 && !state.past.length;
    if (stuck && document.activeElement === back) next.focus();
    back.disabled = stuck;
    write(next, state.step === state.steps.length - 1 ? "Next picture →" : "Next →");
    write(count, `Step ${state.step + 1} of ${state.steps.length}`);
    write(title, step.title);
    write(text, step.text);
    lines.replaceChildren(...step.lines.map((line, i) => make("p", i ? {} : { class: "dlc-rule-line" }, ...line)));
    clearTimeout(timer);
    if (!first) timer = setTimeout(() => write(told, spoken([count, title, text, ...lines.children])), 400);
    first = false;
  };
  return { bar, story: [story, told], lines, show };
}

// Texts as sentences, one after the other.
function spoken(nodes) {
  return nodes.map(({ textContent: text }) => (/[.:?!]$/.test(text) ? text : `${text}.`)).join(" ");
}

// ---- change a number

function createEditor(state, actions) {
  const id = `dlc-edit-${figures}`;
  const sizes = sizesOf(state);
  const places = range(layersOf(state), 1).map((layer) =>
    range(sizes[layer]).flatMap((unit) => [...range(sizes[layer - 1]), -1].map((from) => ({ layer, unit, from }))),
  );
  const keyOf = ({ layer, unit, from }) => `${layer} ${unit} ${from}`;
  const layerIn = ({ layer }) => (isLast(state, layer) ? "" : `Layer ${layer}, `); // a score says it by its name, which may be long
  const option = (place) => make("option", { value: keyOf(place) }, layerIn(place) + weightName(state, place));
  const groups = places.map((list, i) => make("optgroup", { label: `Layer ${i + 1}` }, ...list.map(option)));
  const select = make("select", { id: `${id}-which` }, make("option", { value: "" }, "choose a weight or a bias"), ...groups);
  const input = make("input", { type: "number", step: NUDGE, id: `${id}-value` });
  const nudge = (by) => make("button", { type: "button", onclick: () => actions.nudge(by) }, `${by > 0 ? "+" : "−"}${NUDGE}`);
  const value = make("div", { class: "dlc-tools" }, make("label", { for: `${id}-value` }, "Value"), input, nudge(-NUDGE), nudge(NUDGE));
  const effect = make("p", { class: "dlc-effect", "aria-live": "polite" });
  select.addEventListener("change", () => {
    const [layer, unit, from] = select.value.split(" ").map(Number);
    actions.pick(select.value ? { layer, unit, from } : null);
  });
  input.addEventListener("input", () => {
    if (input.value !== "" && Number.isFinite(input.valueAsNumber)) actions.edit(input.valueAsNumber);
  });
  input.addEventListener("change", () => actions.settle());
  const show = (n) => {
    select.value = state.weight ? keyOf(state.weight) : "";
    value.hidden = !state.weight;
    if (state.weight && document.activeElement !== input) input.value = Number(weightAt(state.w, state.weight).toFixed(6));
    write(effect, state.weight ? effectInWords(state, n) : "Click a wire or a unit above, or choose here. Everything after it changes at once.");
  };
  const head = make("p", { class: "dlc-title" }, "Change a number");
  const name = make("label", { class: "dlc-unseen", for: `${id}-which` }, "Which number");
  const field = make("div", { class: "dlc-field" }, name, select, value, effect);
  return { parts: [make("div", { class: "dlc-panel" }, head, field)], show };
}

function weightAt(w, { layer, unit, from }) {
  return from < 0 ? biasesOf(w, layer)[unit] : weightsOf(w, layer)[unit][from];
}

// The weights with one of them changed.
function withWeight(w, { layer, unit, from }, value) {
  const place = from < 0 ? 2 * layer - 1 : 2 * layer - 2;
  return w.map((part, k) =>
    k === place ? part.map((row, i) => (i !== unit ? row : from < 0 ? value : row.map((old, j) => (j === from ? value : old)))) : part,
  );
}

// How well gradient × nudge predicts the change of the loss: the lesson of the whole figure.
function effectInWords(state, n) {
  const [before, place] = [state.before ?? state.w, state.weight];
  const [run, t] = [runOf(state, state.picture, before), n.t];
  const gradient = weightAt(backward(before, run, t, state.masks).dw, place);
  const [from, to] = [weightAt(before, place), weightAt(state.w, place)];
  const predicted = (by) => `${number(gradient)} × ${bracketed(by)} = ${number(gradient * by, 5)}`;
  if (from === to) return `The gradient is ${number(gradient)}: a nudge of ${NUDGE} should change the loss by ${predicted(NUDGE)}.`;
  const loss = lossOf(scoresOf(run), t);
  return (
    `From ${number(from)} to ${number(to)}: the loss goes from ${number(loss)} to ${number(n.loss)}. ` +
    `It changes by ${number(n.loss - loss, 5)}; the gradient predicted ${predicted(to - from)}.${cornersInWords(run, n)}`
  );
}

// Which units were switched on or off: there the loss has a corner, and a gradient from before it does not hold.
function cornersInWords(before, now) {
  const isOn = (run, [layer, i]) => run.z[layer][i] > 0;
  const hidden = now.z.flatMap((column, layer) => (layer % (now.z.length - 1) ? column.map((_, i) => [layer, i]) : []));
  const switched = hidden
    .filter((place) => isOn(now, place) !== isOn(before, place))
    .map((place) => `unit ${place[1] + 1} of layer ${place[0]} ${isOn(now, place) ? "on" : "off"}`);
  if (!switched.length) return "";
  return ` This switched ${switched.join(", ")}: a corner of ReLU was crossed, and the gradient knows only the slope before it.`;
}

// ---- training

function createTraining(state, actions) {
  const id = `dlc-lr-${figures}`;
  const lr = make("input", { type: "number", id, min: "0", step: "0.01" });
  const refused = make("p", { role: "status" });
  lr.addEventListener("input", () => {
    const fits = lr.valueAsNumber > 0;
    write(refused, fits || lr.value === "" ? "" : `A learning rate is above 0, or no step would go downhill. It stays at ${number(state.lr, 6)}.`);
    if (fits) actions.set({ lr: lr.valueAsNumber });
  });
  lr.addEventListener("change", () => (lr.value = state.lr));
  const button = (text, onclick) => make("button", { type: "button", onclick }, text);
  const rounds = ROUNDS.map((count) => button(count === 1 ? "One round" : `${count} rounds`, () => actions.train(count)));
  const curve = createCurve(state);
  const text = make("p", { class: "dlc-progress", "aria-live": "polite" });
  const show = () => {
    if (document.activeElement !== lr) lr.value = state.lr;
    curve.show();
    write(text, progressInWords(state));
  };
  const head = make("p", { class: "dlc-title" }, "Train");
  const rate = make("div", { class: "dlc-tools" }, make("label", { for: id }, "Learning rate η"), lr);
  const tools = make("div", { class: "dlc-tools" }, ...rounds, button("Reset", () => actions.reset()));
  const hint = make("p", { class: "dlc-hint" }, `One round: an update with each of the ${state.X.length} pictures.`);
  return { parts: [make("div", { class: "dlc-panel" }, head, rate, refused, tools, hint, text, curve.svg)], show };
}

// The mean loss after each update, with its first and its last value.
function createCurve(state) {
  const path = draw("path", { class: "dlc-curve" });
  const end = draw("circle", { r: 3 });
  const text = (x, y, anchor) => draw("text", { x, y, "text-anchor": anchor });
  const name = text(0, 11, "start");
  const [first, last] = [text(0, 96, "start"), text(300, 96, "end")];
  const value = text(300, 11, "end");
  const axis = draw("path", { d: "M0 82H300" });
  const frame = { class: "dlc-spark", viewBox: "0 0 300 100", "aria-hidden": "true" };
  const svg = draw("svg", frame, axis, path, end, name, value, first, last);
  const show = () => {
    const losses = state.losses.filter(Number.isFinite);
    const top = Math.max(...losses, 1e-9);
    const points = losses.map((loss, i) => [(296 * i) / Math.max(1, losses.length - 1), 82 - (62 * loss) / top]);
    svg.toggleAttribute("hidden", points.length < 2);
    if (points.length < 2) return path.setAttribute("d", "");
    path.setAttribute("d", points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(""));
    const [cx, cy] = points.at(-1);
    change(end, { cx, cy });
    const round = (updates) => `round ${number(updates / state.X.length, 2)}`;
    write(name, `mean loss: ${number(losses[0])}`);
    write(value, `→ ${number(losses.at(-1))}`);
    write(first, round(state.trained - losses.length + 1));
    write(last, round(state.trained));
  };
  return { svg, show };
}

function progressInWords(state) {
  if (state.lost) return "The step was too long: the numbers became too large for the computer. The weights stay; take a smaller learning rate.";
  const right = state.X.filter((_, k) => highest(scoresOf(runOf(state, k))) === highest(state.T[k])).length;
  const loss = state.losses[state.losses.length - 1];
  const steps = state.trained === 1 ? "1 update" : `${state.trained} updates`;
  return `After ${steps}: ${right} of ${state.X.length} pictures right, mean loss ${number(loss)}.${deadInWords(state)}`;
}

// Which layer no signal passes any more, whatever the picture.
function deadInWords(state) {
  const runs = state.X.map((_, k) => runOf(state, k));
  const dead = range(layersOf(state) - 1, 1).find((layer) => runs.every(({ z }) => z[layer].every((value) => value <= 0)));
  if (!dead || !state.masks) return "";
  return ` In layer ${dead} every unit is off for every picture: no signal passes back, and its weights and those before it can no longer change.`;
}

// ---- the tables: all arrays, filled in as the steps come to them

// The columns of a layer's two tables: the name, and what gives the texts of each unit, "" as long as a number is not known. The last one
// gives the new weights.
function tableColumns(state, layer) {
  const [last, W, b, z] = [isLast(state, layer), `W${below(layer)}`, `b${below(layer)}`, sumsName(state, layer)];
  const some = (known, value) => (known ? number(value) : "");
  const after = (value) => some(knows(state, "update", layer), value);
  const gradient = (n, known, kind, ...place) => (known ? (differs(n, kind, ...place) ? "✗" : "") + number(at(n[kind], place)) : "");
  const [known, out] = [() => knows(state, "gradient", layer), outputName(state, layer)];
  const numbers = [
    [W, (n, i, j) => number(weightsOf(state.w, layer)[i][j]), (n, i, j) => after(weightsOf(n.next, layer)[i][j])],
    [b, (n, i) => number(biasesOf(state.w, layer)[i]), (n, i) => after(biasesOf(n.next, layer)[i])],
    [z, (n, i) => some(knows(state, "sum", layer), n.z[layer][i])],
    last ? ["t", (n, i) => some(knows(state, "loss", layer), n.t[i])] : [out, (n, i) => some(knows(state, "relu", layer), n.a[layer][i])],
  ];
  const gradients = [
    [W, (n, i, j) => gradient(n, known(), "dw", 2 * layer - 2, i, j)],
    [b, (n, i) => gradient(n, known(), "dw", 2 * layer - 1, i)],
    [z, (n, i) => gradient(n, knowsSignal(state, layer), "dz", layer, i)],
    ...(last ? [] : [[out, (n, i) => gradient(n, knows(state, "back", layer), "da", layer, i)]]),
  ];
  return { numbers, gradients: gradients.map(([name, text]) => [slope(name), text]) };
}

function createTable(state, layer, caption, columns, actions) {
  const [rows, inputs] = [sizesOf(state)[layer], sizesOf(state)[layer - 1]];
  const heads = columns.map(([name], c) => make("th", c ? { scope: "col" } : { scope: "colgroup", colspan: inputs }, name));
  const cells = [];
  const body = range(rows).map((i) => {
    const row = columns.flatMap(([name, text, after], c) =>
      (c ? [-1] : range(inputs)).map((from) => {
        const place = c < 2 && { layer, unit: i, from };
        const [now, next] = [make("span"), make("span", { class: "dlc-next" })];
        cells.push({ now, next, place, text: (n) => text(n, i, from), after: (n) => after?.(n, i, from) ?? "" });
        if (!place) return make("td", { class: name === "t" ? "dlc-green" : "" }, now);
        return make("td", { class: "dlc-weight", onclick: () => actions.pick(place) }, now, next);
      }),
    );
    const name = make("span", { class: "dlc-unseen" }, `${unitName(state, layer, i)} `);
    return make("tr", {}, make("th", { scope: "row" }, name, String(i + 1)), ...row);
  });
  const head = make("thead", {}, make("tr", {}, make("td"), ...heads));
  return { cells, table: make("table", {}, make("caption", {}, caption), head, make("tbody", {}, ...body)) };
}

function createTables(state, actions) {
  const layers = range(layersOf(state), 1).map((layer) => {
    const { numbers, gradients } = tableColumns(state, layer);
    const tables = [
      createTable(state, layer, `Layer ${layer}: numbers`, numbers, actions),
      createTable(state, layer, `Layer ${layer}: gradients`, gradients, actions),
    ];
    return { tables, node: make("div", { class: "dlc-layer" }, ...tables.map(({ table }) => table)) };
  });
  layers.forEach(({ tables }) => tables[1].table.classList.add("dlc-slopes"));
  const cells = layers.flatMap(({ tables }) => tables.flatMap((table) => table.cells));
  const x = make("p");
  const show = (n) => {
    x.replaceChildren("x = ", blue.all(n.a[0]), ", the right answer: ", make("span", { class: "dlc-green" }, state.answers[highest(n.t)]));
    for (const { now, next, place, text, after } of cells) {
      write(now, text(n));
      write(next, after(n));
      now.parentNode.classList.toggle("dlc-picked", Boolean(place) && isPicked(state, place));
    }
    layers.forEach(({ tables }, i) => {
      write(tables[0].table.caption, `Layer ${i + 1}: numbers${knows(state, "update", i + 1) ? ", new below old" : ""}`);
    });
  };
  const rounded = make("p", { class: "dlc-hint" }, "Shown to three decimals; computed with all.");
  const fold = make("details", { class: "dlc-arrays" }, make("summary", { class: "dlc-title" }, "All arrays of this picture"));
  const scrolled = { class: "dlc-layers", role: "group", "aria-label": "Arrays, layer by layer", tabindex: "0" }; // sideways, on a phone
  fold.append(x, make("div", scrolled, ...layers.map(({ node }) => node)), rounded);
  return { parts: [fold], show };
}

// The masks can be left out, to see what then goes wrong.
function createMasks(state, actions) {
  const box = make("input", { type: "checkbox", onchange: () => actions.set({ masks: !box.checked }) });
  const label = make("label", {}, box, " leave out the masks of ReLU, a common mistake: wrong gradients are marked ✗");
  return { parts: [label], show: () => (box.checked = !state.masks) };
}

// ---- the address of the page: a link with it shows the same

function addressOf(state, name) {
  const edited = JSON.stringify(state.w) !== JSON.stringify(state.start);
  const parts = [`picture=${state.picture}`, `step=${state.step}`, `lr=${state.lr}`];
  if (!state.masks) parts.push("nomasks");
  if (edited) parts.push(`w=${state.w.flat(2).join(",").replaceAll("+", "")}`);
  return `#${name}:${parts.join("&")}`;
}

// The same shape as `like`, filled from a list.
function filled(like, values) {
  return like.map((part) => (Array.isArray(part) ? filled(part, values) : values.shift()));
}

// Take over what the address says, as far as it makes sense. Returns whether it speaks of this figure.
function readAddress(state, name) {
  if (!location.hash.startsWith(`#${name}:`)) return false;
  const told = new URLSearchParams(location.hash.slice(name.length + 2));
  const whole = (key, count) => (/^\d+$/.test(told.get(key) ?? "") && Number(told.get(key)) < count ? Number(told.get(key)) : 0);
  const lr = Number(told.get("lr"));
  const values = (told.get("w") ?? "").split(",").map((text) => (text ? Number(text) : NaN));
  state.picture = whole("picture", state.X.length);
  state.step = whole("step", state.steps.length);
  if (lr > 0 && lr < Infinity) state.lr = lr;
  state.masks = !told.has("nomasks");
  const fits = values.length === state.start.flat(2).length && values.every(Number.isFinite);
  state.w = fits ? filled(state.start, values) : state.start;
  forgetPast(state);
  return true;
}

// ---- the figure

const KEPT = ["picture", "step", "lr", "masks", "w"]; // what Python shares, and the address holds
const GIVEN = ["X", "T", "answers", "start"];

function forgetPast(state) {
  Object.assign(state, { past: [], losses: [meanLoss(state)], trained: 0, lost: false, before: null });
}

function readModel(state, model, names) {
  for (const name of names) state[name] = model.get(name);
  if (names.includes("w")) forgetPast(state);
}

// Calls `changed` when Python, or anyone else, has changed the model.
function followModel(state, model, changed) {
  for (const name of KEPT) {
    model.on(`change:${name}`, () => {
      if (JSON.stringify(model.get(name)) === JSON.stringify(state[name])) return; // our own
      readModel(state, model, [name]);
      changed();
    });
  }
}

// One update with the picture at hand; false, and no change, if the numbers would become too large for the computer.
function learn(state) {
  const { next } = compute(state);
  const loss = meanLoss({ ...state, w: next });
  state.lost = ![loss, ...next.flat(2)].every(Number.isFinite);
  if (state.lost) return false;
  state.w = next;
  state.trained += 1;
  state.losses = [...state.losses, loss].slice(-MOST_LOSSES);
  state.picture = (state.picture + 1) % state.X.length;
  return true;
}

function remember(state) {
  const { picture, step, w, trained, losses } = state;
  state.past = [...state.past, { picture, step, w, trained, losses }].slice(-MOST_LOSSES);
}

// What the reader can do.
function createActions(state, changed) {
  const set = (news) => {
    Object.assign(state, news);
    state.lost = false;
    changed();
  };
  const goTo = (w) => {
    state.w = w;
    state.losses = [...state.losses.slice(0, -1), meanLoss(state)];
    set({});
  };
  const edit = (value) => {
    if (!state.before || state.settled) state.before = state.w;
    state.settled = false;
    goTo(withWeight(state.w, state.weight, value));
  };
  return {
    set,
    edit,
    jump: (phase) => set({ step: state.steps.findIndex((step) => step.phase === phase) }),
    look: (picture) => set({ picture, before: null }),
    settle: () => (state.settled = true),
    pick: (weight) => {
      const { kind, column } = stepOf(state);
      if (weight) state.chosen[weight.layer] = weight.unit;
      if (weight?.from >= 0 && kind === "back" && column === weight.layer - 1) state.chosen[column] = weight.from;
      set({ weight, before: null });
    },
    choose: (by) => {
      const { kind, column } = stepOf(state);
      if (!AT_WIRES.includes(kind)) return;
      const size = sizesOf(state)[column];
      state.chosen[column] = (state.chosen[column] + by + size) % size;
      changed();
    },
    nudge: (by) => {
      state.settled = true;
      edit(Number((weightAt(state.w, state.weight) + by).toFixed(12)));
      state.settled = true;
    },
    forth: () => {
      if (state.step < state.steps.length - 1) return set({ step: state.step + 1 });
      remember(state);
      if (learn(state)) return set({ step: 0, before: null });
      state.past.pop();
      changed();
    },
    back: () => {
      if (state.step > 0) return set({ step: state.step - 1 });
      if (state.past.length) set({ ...state.past.pop(), before: null });
    },
    train: (rounds) => {
      remember(state);
      for (let i = 0; i < rounds * state.X.length && learn(state); i++);
      state.before = null;
      changed();
    },
    reset: (lr) => {
      Object.assign(state, { w: state.start, picture: 0, step: 0, weight: null });
      forgetPast(state);
      set({ chosen: sizesOf(state).map(() => 0), lr });
    },
  };
}

function listenToKeys(figure, actions) {
  figure.addEventListener("keydown", (event) => {
    const walk = { ArrowLeft: actions.back, ArrowRight: actions.forth }[event.key];
    const by = !event.target.closest(".dlc-panels, .dlc-arrays") && { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const act = by ? () => actions.choose(by) : walk;
    if (!act || event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

function createParts(state, actions) {
  const story = createStory(state, actions);
  const [pictures, phases, network] = [createPictures, createPhases, createNetwork].map((create) => create(state, actions));
  const [editor, training, tables] = [createEditor, createTraining, createTables].map((create) => create(state, actions));
  const masks = createMasks(state, actions);
  const [drawing, hint] = network.parts;
  const top = make("div", { class: "dlc-top" }, ...phases.parts, story.bar);
  const panels = make("div", { class: "dlc-panels" }, ...editor.parts, ...training.parts);
  const nodes = [...pictures.parts, top, ...story.story, drawing, story.lines, ...masks.parts, hint, panels, ...tables.parts];
  return { nodes, all: [story, pictures, phases, network, masks, editor, training, tables] };
}

function render({ model, el }) {
  const onPage = model.get("static") === true; // in a notebook the address is not the figure's
  const name = figures++ ? `stepper-${figures}` : "stepper";
  const state = { weight: null };
  readModel(state, model, GIVEN);
  readModel(state, model, KEPT);
  const lr = state.lr;
  Object.assign(state, { steps: stepsOf(layersOf(state)), chosen: sizesOf(state).map(() => 0) });
  if (onPage && readAddress(state, name)) queueMicrotask(() => el.scrollIntoView({ block: "start" }));
  const parts = [];
  const showNow = () => {
    const n = compute(state);
    parts.forEach((part) => part.show(n));
  };
  const show = eachFrame(showNow);
  const put = createAddress(() => addressOf(state, name));
  const save = eachFrame(() => {
    for (const kept of KEPT) model.set(kept, state[kept]);
    model.save_changes();
  });
  const changed = () => {
    show();
    save();
    if (onPage) put();
  };
  const actions = createActions(state, changed);
  const { nodes, all } = createParts(state, { ...actions, reset: () => actions.reset(lr) });
  parts.push(...all);
  const figure = make("div", { class: "dlc-figure dlc-stepper", "data-lm-suppress-shortcuts": "true" }, ...nodes);
  listenToKeys(figure, actions);
  el.append(figure);
  followModel(state, model, show);
  if (onPage) {
    addEventListener("hashchange", () => {
      if (readAddress(state, name)) changed();
    });
  }
  showNow();
}

export default { render };
