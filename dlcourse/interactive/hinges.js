// A curve made of hinges: f(x) = b + v₁·ReLU(x − c₁) + v₂·ReLU(x − c₂) + …, which is a network with one input, one neuron for each hinge
// and one output. The reader drags the corners, and both ends, until the curve meets the given points, or lets gradient descent do it.

const MARGIN = { left: 52, right: 16, top: 12, bottom: 38 };
const OFF = 14; // the axis stands off to the left, so that the first handle does not cover its numbers
const SIDE = 0.1; // room left and right of the points, as a share of their width; hinges.py has the same
const ROOM = 0.25; // above and below them
const GAP = 0.02; // the reader moves corners no closer together, as a share of the picture's width
const MOST = 6; // hinges; hinges.py has the same
const NOTCHES = 48; // presses of an arrow key from one side to the other
const TICK = 50; // milliseconds between two pictures of a descent
const MOST_STEPS = 10_000; // of one descent
const REST = 1e-4; // a descent ends when 100 steps lower the loss by a smaller share

// ---- small helpers

const signed = (value) => (value < 0 ? `− ${short(-value)}` : `+ ${short(value)}`);
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

let figures = 0; // for ids that are unique on the page, and names in its address

// ---- the curve and its loss

const valueAt = ({ bias, hinges }, x) => hinges.reduce((sum, { corner, change: v }) => sum + v * Math.max(0, x - corner), bias);
const errorsOf = (state) => state.points.map(([x, y]) => valueAt(state, x) - y);
const lossOf = (state) => mean(errorsOf(state).map((error) => error ** 2)) / 2;

// What the picture shows: the points, with room on all sides.
function boundsOf(points) {
  const [xs, ys] = [0, 1].map((i) => points.map((point) => point[i]));
  const [wide, tall] = [xs, ys].map((values) => Math.max(...values) - Math.min(...values));
  const [side, room] = [SIDE * wide, ROOM * (tall || 1)];
  const [left, right] = [Math.min(...xs) - side, Math.max(...xs) + side];
  const [low, high] = [Math.min(...ys) - room, Math.max(...ys) + room];
  return { left, right, low, high, gap: GAP * (right - left), last: Math.max(...xs), tiny: (1e-9 * (high - low)) / (right - left) };
}

// Where the handle of a hinge is; a corner that has left the picture is held at its border.
const holdOf = ({ bounds }, { corner }) => clamp(corner, bounds.left, bounds.right - bounds.gap);
const isShown = ({ bounds }, { corner }) => bounds.left < corner && corner < bounds.right;

// The straight pieces of the curve in the picture. A hinge without a change of slope makes none.
function piecesOf({ hinges, bounds }) {
  const changes = new Map();
  for (const hinge of hinges) {
    if (isShown({ bounds }, hinge)) changes.set(hinge.corner, (changes.get(hinge.corner) ?? 0) + hinge.change);
  }
  return 1 + [...changes.values()].filter((v) => Math.abs(v) > bounds.tiny).length;
}

// ---- what the reader's hand does

// The hinges next to one of them, and where the next corner is: moving a corner changes the curve only between these two.
function neighborsOf(state, hinge) {
  const { bounds } = state;
  const at = holdOf(state, hinge);
  const others = state.hinges.filter((other) => other !== hinge).sort((a, b) => a.corner - b.corner);
  const left = others.filter(({ corner }) => corner <= at - bounds.gap).at(-1);
  const right = others.find(({ corner }) => at + bounds.gap <= corner && corner <= bounds.right - bounds.gap);
  return { left, right, end: right ? right.corner : bounds.right };
}

// Raise the curve by `height` at `x`, by the slope from the corner before it, or as a whole if there is none. Returns the change of slope.
function raise(state, hinge, x, height) {
  if (!hinge) state.bias += height;
  const by = hinge ? height / (x - hinge.corner) : 0;
  if (hinge) hinge.change += by;
  return by;
}

// Put a corner to a point of the picture. All other handles stay where they are.
function putCorner(state, hinge, x, y) {
  const { bounds } = state;
  const { left, right, end } = neighborsOf(state, hinge);
  const height = valueAt(state, end);
  hinge.corner = clamp(x, Math.max(bounds.left, left ? left.corner + bounds.gap : -Infinity), end - bounds.gap);
  const before = raise(state, left, hinge.corner, y - valueAt(state, hinge.corner));
  const behind = raise(state, hinge, end, height - valueAt(state, end));
  if (right) right.change -= before + behind;
}

function putStart(state, y) {
  state.bias += y - valueAt(state, state.bounds.left);
}

// Put the right end to a height, by the slope of the last piece.
function putEnd(state, y) {
  const { gap, right } = state.bounds;
  const last = state.hinges.filter(({ corner }) => corner <= right - gap).sort((a, b) => a.corner - b.corner).at(-1);
  raise(state, last, right, y - valueAt(state, right));
}

// A new hinge comes where there is most room. It changes nothing yet.
function addHinge(state) {
  const { left, right } = state.bounds;
  const corners = state.hinges.filter((hinge) => isShown(state, hinge)).map(({ corner }) => corner);
  const places = [left, ...corners.sort((a, b) => a - b), right];
  const widths = places.slice(1).map((place, i) => place - places[i]);
  const widest = widths.indexOf(Math.max(...widths));
  state.hinges.push({ corner: Number((places[widest] + widths[widest] / 2).toPrecision(4)), change: 0 });
}

// Take a hinge away. The other handles stay where they are.
function removeHinge(state, hinge) {
  const { left, right, end } = neighborsOf(state, hinge);
  const height = valueAt(state, end);
  state.hinges = state.hinges.filter((other) => other !== hinge);
  const by = raise(state, left, end, height - valueAt(state, end));
  if (right) right.change += hinge.change - by;
}

// What is left of a difference of equal numbers is 0.
function tidy(state) {
  const { tiny, left, right } = state.bounds;
  for (const hinge of state.hinges) if (Math.abs(hinge.change) < tiny) hinge.change = 0;
  if (Math.abs(state.bias) < tiny * (right - left)) state.bias = 0;
}

// ---- gradient descent

// The slope of the loss along b, and along the corner c and the change v of each hinge.
function slopesOf(state) {
  const errors = errorsOf(state).map((error) => error / state.points.length);
  const over = (weight) => errors.reduce((sum, error, i) => sum + error * weight(state.points[i][0]), 0);
  return {
    bias: over(() => 1),
    hinges: state.hinges.map(({ corner, change: v }) => ({
      corner: -v * over((x) => (x > corner ? 1 : 0)),
      change: over((x) => Math.max(0, x - corner)),
    })),
  };
}

function after(state, slopes) {
  const less = (hinge, slope) => ({ corner: hinge.corner - state.eta * slope.corner, change: hinge.change - state.eta * slope.change });
  const hinges = state.hinges.map((hinge, i) => less(hinge, slopes.hinges[i]));
  return { points: state.points, bias: state.bias - state.eta * slopes.bias, hinges };
}

// One step, with a learning rate that is halved until the step does not raise the loss.
function takeStep(state) {
  const [slopes, before] = [slopesOf(state), lossOf(state)];
  let news = after(state, slopes);
  while (!(lossOf(news) <= before) && state.eta > 1e-6 * state.rate) {
    state.eta /= 2;
    news = after(state, slopes);
  }
  if (lossOf(news) <= before) [state.bias, state.hinges] = [news.bias, news.hinges];
  state.steps += 1;
}

// From here on steps are counted anew, with the full learning rate.
function beginHere(state) {
  [state.steps, state.eta, state.rests] = [0, state.rate, false];
  [state.lossAtFirst, state.lossBefore] = [lossOf(state), Infinity];
}

// Whether gradient descent should go on. Asked after every step, it looks at the loss after every hundred.
function goesOn(state) {
  if (state.steps % 100) return true;
  const loss = lossOf(state);
  state.rests = !(state.lossBefore - loss > REST * loss);
  state.lossBefore = loss;
  return !state.rests && state.steps % MOST_STEPS > 0;
}

// ---- in words

function descentInWords(state) {
  const told = `${counted(state.steps, "step")} of gradient descent: loss ${significant(state.lossAtFirst)} before, ${significant(lossOf(state))} now.`;
  return state.rests ? `${told} It falls no further. Can you do better by hand?` : told;
}

function curveInWords(state) {
  if (state.hinges.every(({ change: v }) => v === 0)) return "No hinge bends yet: the curve is flat. Drag the handles to the points.";
  const loss = lossOf(state);
  if (loss >= state.line) return "The best straight line still has a smaller loss, or the same.";
  return `The loss is ${loss < state.line / 10 ? "less than a tenth of" : "smaller than"} that of the best straight line.`;
}

function idleInWords({ hinges, bounds }) {
  const idle = hinges.flatMap(({ corner }, i) => (corner >= bounds.last ? [i + 1] : []));
  if (!idle.length) return "";
  if (idle.length === 1) return ` Hinge ${idle[0]} is right of all points: it moves none of them, and its gradient is 0.`;
  return ` Hinges ${idle.slice(0, -1).join(", ")} and ${idle.at(-1)} are right of all points: they move none of them, and their gradients are 0.`;
}

const inWords = (state) => (state.steps ? descentInWords(state) : curveInWords(state)) + idleInWords(state);

// ---- from numbers to places in the picture

function frameOf(width, height) {
  return { left: MARGIN.left, top: MARGIN.top, width: Math.max(100, width - MARGIN.left - MARGIN.right), height };
}

function scalesOf({ left, right }, low, high, frame) {
  const far = 20 * frame.width; // an endless line is drawn so far
  const inside = (pixels) => clamp(pixels, -far, far);
  return {
    x: (value) => inside(frame.left + ((value - left) / (right - left)) * frame.width),
    y: (value) => inside(frame.top + ((high - value) / (high - low)) * frame.height),
  };
}

function drawUpward(frame, scales, low, high, count) {
  const axis = draw("g", {}, draw("path", { d: `M${frame.left - OFF} ${frame.top}v${frame.height}` }));
  for (const { value, text } of ticks(low, high, count)) {
    const y = scales.y(value);
    axis.append(draw("path", { d: `M${frame.left - OFF} ${y}h-4` }));
    axis.append(draw("text", { x: frame.left - OFF - 6, y, dy: "0.35em", class: "dlc-upward" }, text));
  }
  return axis;
}

function drawAcross({ left, right }, frame, scales) {
  const bottom = frame.top + frame.height;
  const axis = draw("g", {}, draw("path", { d: `M${frame.left - OFF} ${bottom}h${frame.width + OFF}` }));
  for (const { value, text } of ticks(left, right, 6)) {
    axis.append(draw("path", { d: `M${scales.x(value)} ${bottom}v4` }), draw("text", { x: scales.x(value), y: bottom + 16 }, text));
  }
  axis.append(draw("text", { x: frame.left + frame.width / 2, y: bottom + 33 }, "x"));
  return axis;
}

// ---- the handles

// Every handle: where it is, what it is called, and what happens when it is put to a point. Both ends move up and down only.
function handlesOf(state) {
  const { left, right, low, high } = state.bounds;
  const ends = [
    { text: "b", name: "Start height", x: left, put: (_, y) => putStart(state, y) },
    { text: "", name: "Right end", x: right, put: (_, y) => putEnd(state, y) },
  ];
  const corners = state.hinges.map((hinge, i) => ({
    text: `${i + 1}`,
    name: `Hinge ${i + 1}`,
    hinge,
    x: holdOf(state, hinge),
    put: (x, y) => putCorner(state, hinge, x, y),
  }));
  return [...ends, ...corners].map((handle) => ({ ...handle, y: clamp(valueAt(state, handle.x), low, high) }));
}

function heldInWords(state, { x, hinge }) {
  const height = `height ${short(valueAt(state, x))}`;
  if (!hinge) return height;
  return `x ${short(x)}, ${height}${isShown(state, hinge) ? "" : ", the corner is outside the picture"}`;
}

// `plot` knows which point of the picture is under the pointer.
function createHandle(index, state, plot, actions) {
  const text = draw("text", { dy: "0.35em", "aria-hidden": "true" });
  const circles = [draw("circle", { class: "dlc-touch", r: 17 }), draw("circle", { class: "dlc-knob", r: 10 })];
  const node = draw("g", { class: "dlc-handle", role: "slider", tabindex: "0" }, ...circles, text);
  if (index === 1) node.append(draw("path", { class: "dlc-updown", d: "M-4 -2L0 -6L4 -2ZM-4 2L0 6L4 2Z" }));
  let grip; // from the pointer to the middle of the handle
  node.addEventListener("touchstart", (event) => event.preventDefault()); // no scrolling; touch-action does not do it inside a drawing
  const begin = (event) => {
    const [handle, [x, y]] = [handlesOf(state)[index], plot.pointUnder(event)];
    grip = [handle.x - x, handle.y - y];
  };
  const move = (event) => {
    const [x, y] = plot.pointUnder(event);
    actions.put(index, x + grip[0], y + grip[1]);
  };
  whenDragged(node, begin, move);
  node.addEventListener("focus", () => actions.choose(index));
  listenToKeys(node, index, actions);
  return { node, text };
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

function listenToKeys(node, index, actions) {
  node.addEventListener("keydown", (event) => {
    if (!ARROWS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    actions.nudge(index, ...ARROWS[event.key]);
  });
}

function showHandle({ node, text }, handle, state, scales) {
  node.style.display = handle ? "" : "none";
  if (!handle) return;
  const { low, high } = state.bounds;
  text.textContent = handle.text;
  node.classList.toggle("dlc-away", Boolean(handle.hinge) && !isShown(state, handle.hinge));
  node.classList.toggle("dlc-chosen", Boolean(handle.hinge) && handle.hinge === state.hinges[state.chosen]);
  change(node, {
    transform: `translate(${scales.x(handle.x).toFixed(2)} ${scales.y(handle.y).toFixed(2)})`,
    "aria-label": handle.name,
    "aria-valuemin": low,
    "aria-valuemax": high,
    "aria-valuenow": handle.y,
    "aria-valuetext": heldInWords(state, handle),
  });
}

// ---- the picture

// What is drawn anew at every change: the curve, from corner to corner, and the distances from it to the points.
function showCurve({ curve, misses }, state, scales) {
  const { left, right } = state.bounds;
  const corners = state.hinges.map(({ corner }) => corner).filter((corner) => left < corner && corner < right);
  const at = [left, ...corners.sort((a, b) => a - b), right];
  curve.setAttribute("d", `M${written(at.map((x) => [scales.x(x), scales.y(valueAt(state, x))]))}`);
  const lines = state.points.map(([x, y]) => `M${scales.x(x).toFixed(1)} ${scales.y(y).toFixed(1)}V${scales.y(valueAt(state, x)).toFixed(1)}`);
  misses.setAttribute("d", lines.join(""));
}

function createPicture(state, actions) {
  const id = `dlc-hinges-${figures}`;
  const plot = { pointUnder: null };
  const [clip, ground, points] = [draw("rect"), draw("g", { class: "dlc-axes" }), draw("g")];
  const moving = { misses: draw("path", { class: "dlc-misses" }), curve: draw("path", { class: "dlc-curve" }) };
  const drawing = draw("g", { "aria-hidden": "true" }, draw("defs", {}, draw("clipPath", { id: `${id}-frame` }, clip)), ground);
  drawing.append(draw("g", { "clip-path": `url(#${id}-frame)` }, moving.misses, points, moving.curve));
  const handles = Array.from({ length: MOST + 2 }, (_, index) => createHandle(index, state, plot, actions));
  const [start, end, ...corners] = handles.map(({ node }) => node);
  const svg = draw("svg", { role: "group", "aria-label": "The curve and its handles", "aria-describedby": `${id}-hint` }, drawing, start, ...corners, end);
  const box = make("div", { class: "dlc-plane" }, svg);
  const hint = make("p", { class: "dlc-hint", id: `${id}-hint` }, "Drag the handles. Keyboard: Tab goes from one to the next, arrows move it.");
  let [width, frame, scales] = [0, null, null];
  const drawGround = () => {
    const { left, right, low, high } = state.bounds;
    frame = frameOf(width, Math.max(220, 0.56 * width));
    scales = scalesOf(state.bounds, low, high, frame);
    const height = frame.top + frame.height + MARGIN.bottom;
    change(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
    change(clip, { x: frame.left, y: frame.top, width: frame.width, height: frame.height });
    ground.replaceChildren(drawAcross(state.bounds, frame, scales), drawUpward(frame, scales, low, high, 5));
    points.replaceChildren(...state.points.map(([x, y]) => draw("circle", { class: "dlc-point", cx: scales.x(x), cy: scales.y(y), r: 3.5 })));
    plot.pointUnder = (event) => {
      const place = svg.getBoundingClientRect();
      const [x, y] = [(event.clientX - place.left - frame.left) / frame.width, (event.clientY - place.top - frame.top) / frame.height];
      return [left + x * (right - left), high - y * (high - low)];
    };
  };
  const show = (newWidth = width) => {
    if (newWidth !== width) {
      width = newWidth;
      drawGround();
    }
    showCurve(moving, state, scales);
    const places = handlesOf(state);
    handles.forEach((handle, i) => showHandle(handle, places[i], state, scales));
  };
  return { parts: [box, hint], show, box };
}

// ---- the single hinges, which add up to the curve

// Places moved to the right where they would lie closer together than `gap`.
function apart(places, gap) {
  const moved = [...places];
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
  order.forEach((i, k) => k && (moved[i] = Math.max(moved[i], moved[order[k - 1]] + gap)));
  return moved;
}

// Limits that hold all lines and change only now and then: round numbers, not much closer together than those of the curve.
function limitsOf({ bias, hinges, bounds }) {
  const ends = hinges.map(({ corner, change: v }) => v * Math.max(0, bounds.right - corner));
  const [least, most] = [Math.min(0, bias, ...ends), Math.max(0, bias, ...ends)].map((end) => clamp(end, -1e100, 1e100));
  const tall = Math.max(most - least, (bounds.high - bounds.low) / 2);
  const gap = ticks(0, tall, 4)[1].value;
  return [Math.floor(least / gap - 0.2) * gap, Math.ceil(most / gap + 0.2) * gap];
}

// A hinge is 0 up to its corner: its line begins there, on the line of 0.
function drawSingle({ bounds: { left, right } }, { corner, change: v }, i, nameAt, scales) {
  const sign = v < 0 ? "dlc-minus" : v > 0 ? "dlc-plus" : "dlc-none";
  const places = [clamp(corner, left, right), right].map((x) => [scales.x(x), scales.y(v * Math.max(0, x - corner))]);
  const line = draw("path", { class: sign, d: `M${written(places)}` });
  const dot = draw("circle", { class: sign, cx: places[0][0], cy: places[0][1], r: 3 });
  return [line, dot, draw("text", { class: sign, x: nameAt, y: scales.y(0), dy: v < 0 ? "-0.5em" : "1.25em" }, `${i + 1}`)];
}

function createSingles(state) {
  const id = `dlc-singles-${figures}`;
  const [clip, ground, lines] = [draw("rect"), draw("g", { class: "dlc-axes" }), draw("g", { "clip-path": `url(#${id})` })];
  const svg = draw("svg", { "aria-hidden": "true" }, draw("defs", {}, draw("clipPath", { id }, clip)), ground, lines);
  const title = make("p", { class: "dlc-hint" }, "The parts: b, and v · ReLU(x − c) for each hinge. Their sum is the curve.");
  const box = make("div", { class: "dlc-plane dlc-singles" }, title, svg);
  const show = (width) => {
    box.hidden = !state.parts;
    if (!state.parts) return;
    const { left, right } = state.bounds;
    const frame = frameOf(width, 110);
    const height = frame.height + 2 * MARGIN.top;
    const [low, high] = limitsOf(state);
    const scales = scalesOf(state.bounds, low, high, frame);
    change(svg, { viewBox: `0 0 ${width} ${height}`, width, height });
    change(clip, { x: frame.left, y: frame.top, width: frame.width, height: frame.height });
    const zero = draw("path", { d: `M${frame.left - OFF} ${scales.y(0)}h${frame.width + OFF}` });
    ground.replaceChildren(zero, drawUpward(frame, scales, low, high, 4));
    const level = draw("path", { class: "dlc-bias", d: `M${scales.x(left)} ${scales.y(state.bias)}H${scales.x(right)}` });
    const name = draw("text", { class: "dlc-bias", x: frame.left + 10, y: scales.y(state.bias), dy: state.bias < 0 ? "1.1em" : "-0.4em" }, "b");
    const names = apart(state.hinges.map(({ corner }) => scales.x(clamp(corner, left, right))), 10);
    lines.replaceChildren(level, name, ...state.hinges.flatMap((hinge, i) => drawSingle(state, hinge, i, names[i], scales)));
  };
  return { parts: [box], show };
}

// ---- the controls

function createButtons(state, actions) {
  const button = (text, onclick) => make("button", { type: "button", onclick }, text);
  const [add, remove, again] = [button("Add a hinge", actions.add), button("", actions.remove), button("Reset", actions.again)];
  const [run, one] = [button("", () => (state.running ? actions.pause() : actions.descend())), button("One step", actions.step)];
  run.className = "dlc-run";
  const parts = make("input", { type: "checkbox", onchange: () => actions.set({ parts: parts.checked }) });
  const rule = make("p", { class: "dlc-hint" }, "Each step subtracts η × slope from b and from every c and v. Where that would raise the loss, η is halved first.");
  const show = () => {
    add.disabled = state.hinges.length >= MOST;
    remove.disabled = state.hinges.length <= 1;
    remove.textContent = `Remove hinge ${state.chosen + 1}`;
    if (document.activeElement === add && add.disabled) remove.focus(); // the keyboard goes on from here
    if (document.activeElement === remove && remove.disabled) add.focus();
    run.textContent = state.running ? "Pause" : "Let gradient descent do it";
    parts.checked = state.parts;
  };
  const rows = [[add, remove], [run, one, again]].map((row) => make("div", { class: "dlc-tools" }, ...row));
  return { parts: [...rows, rule, make("label", {}, parts, " show the single hinges")], show };
}

// ---- the readout

function createReadout(state) {
  const loss = make("b");
  const line = make("span", {}, `best straight line: ${significant(state.line)}`);
  const score = make("p", { class: "dlc-score-line" }, make("span", { class: "dlc-loss-now" }, "Loss ", loss), line);
  const names = ["pieces", "steps of descent", "learning rate η"].map((name) => make("dt", {}, name));
  const values = names.map(() => make("dd"));
  const list = make("dl", { class: "dlc-readout" }, ...names.flatMap((name, i) => [name, values[i]]));
  const words = make("p", { class: "dlc-guess" });
  const told = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  let [timer, first] = [null, true];
  // Shown at once, told only when the curve rests, so that a screen reader is not flooded.
  const tell = () => {
    clearTimeout(timer);
    if (!first) timer = setTimeout(() => (told.textContent = `Loss ${loss.textContent}, ${counted(piecesOf(state), "piece")}. ${words.textContent}`), 600);
    first = false;
  };
  const show = () => {
    loss.textContent = significant(lossOf(state));
    [piecesOf(state), state.steps, short(state.eta)].forEach((text, i) => (values[i].textContent = text));
    words.textContent = inWords(state);
    tell();
  };
  return { score, parts: [words, told, list], show };
}

// The network with its numbers, one line for each hinge.
function createFormula(state) {
  const formula = make("p", { class: "dlc-formula" });
  const network = make("p", { class: "dlc-hint" });
  const show = () => {
    const terms = state.hinges.map(({ corner, change: v }, i) => {
      const factor = make("b", { class: v < 0 ? "dlc-minus" : v > 0 ? "dlc-plus" : "dlc-none" }, signed(v));
      return make("span", {}, " ", factor, ` · ReLU(x ${signed(-corner)})`);
    });
    formula.replaceChildren(make("span", {}, `f(x) = ${short(state.bias)}`), ...terms);
    network.textContent = `A network 1 → ${state.hinges.length} → 1: one number in, ${counted(state.hinges.length, "neuron")} with ReLU, one number out. The weight of each neuron is 1.`;
  };
  return { parts: [make("div", {}, formula, network)], show };
}

// ---- the descent

// Steps that the reader sees: first one by one, then more and more between two pictures. All at once for readers who asked their system
// for less motion.
function createDescent(state, box, changed) {
  let timer = null;
  const pause = () => {
    clearTimeout(timer);
    state.running = false;
    changed();
  };
  const some = (count) => {
    for (let i = 0; i < count && state.running; i++) {
      takeStep(state);
      state.running = goesOn(state);
    }
  };
  const tick = (begun) => {
    if (!box.isConnected) return pause();
    some(Math.max(1, Math.ceil((state.steps - begun) / 20)));
    changed(!state.running);
    if (state.running) timer = setTimeout(tick, TICK, begun);
  };
  const begin = () => {
    pause();
    if (!state.steps || state.rests) beginHere(state);
  };
  const step = () => {
    begin();
    takeStep(state);
    changed();
  };
  const descend = () => {
    begin();
    state.running = true;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return tick(state.steps);
    some(MOST_STEPS);
    pause();
  };
  return { step, descend, pause };
}

// ---- the address of the page: a link with it shows the same

const brief = (value) => Number(value.toPrecision(12)); // 2.7 for 2.6999999999999997

function addressOf({ bias, hinges, parts }, name) {
  const [at, by] = ["corner", "change"].map((what) => hinges.map((hinge) => brief(hinge[what])).join(","));
  return `#${name}:bias=${brief(bias)}&at=${at}&by=${by}${parts ? "&parts" : ""}`;
}

// Take over what the address says, if it makes sense. Returns whether it speaks of this figure.
function readAddress(state, name) {
  if (!location.hash.startsWith(`#${name}:`)) return false;
  const told = new URLSearchParams(location.hash.slice(name.length + 2));
  const numbers = (what) => (told.get(what) ?? "").split(",").map((text) => (text ? Number(text) : NaN));
  const [[bias], at, by] = ["bias", "at", "by"].map(numbers);
  if (at.length !== by.length || at.length > MOST || ![bias, ...at, ...by].every(Number.isFinite)) return true;
  [state.bias, state.hinges] = [bias, at.map((corner, i) => ({ corner, change: by[i] }))];
  [state.parts, state.chosen] = [told.has("parts"), at.length - 1];
  beginHere(state);
  return true;
}

// ---- the figure

const KEPT = ["bias", "hinges", "parts"]; // what Python shares, and the address holds

// What the model holds under these names; a hinge is a pair of numbers there.
const kept = (state, name) => (name === "hinges" ? state.hinges.map(({ corner, change: v }) => [corner, v]) : state[name]);

function readModel(state, model, names) {
  for (const name of names) {
    const value = model.get(name);
    state[name] = name === "hinges" ? value.map(([corner, v]) => ({ corner, change: v })) : value;
  }
  state.chosen = Math.min(state.chosen ?? Infinity, state.hinges.length - 1);
  if (names.some((name) => name !== "parts")) beginHere(state);
}

// Calls `changed` when Python, or anyone else, has changed the model.
function followModel(state, model, changed) {
  for (const name of KEPT) {
    model.on(`change:${name}`, () => {
      if (JSON.stringify(model.get(name)) === JSON.stringify(kept(state, name))) return; // our own
      readModel(state, model, [name]);
      changed();
    });
  }
}

// What the reader can do.
function createActions(state, model, { step, descend, pause }, changed) {
  const edited = (edit) => {
    pause();
    edit();
    tidy(state);
    beginHere(state);
    changed();
  };
  const round = (value, low, high) => Number(clamp(value, low, high).toFixed(clamp(Math.ceil(-Math.log10((high - low) / 500)), 0, 20)));
  const put = (index, x, y) => {
    const { left, right, low, high } = state.bounds;
    edited(() => handlesOf(state)[index].put(round(x, left, right), round(y, low, high)));
  };
  const nudge = (index, across, upward) => {
    const { left, right, low, high } = state.bounds;
    const { x, y } = handlesOf(state)[index];
    put(index, x + (across * (right - left)) / NOTCHES, y + (upward * (high - low)) / NOTCHES);
  };
  const choose = (index) => {
    if (index > 1) state.chosen = index - 2; // the first two handles are the ends
    changed(false);
  };
  const add = () =>
    edited(() => {
      addHinge(state);
      state.chosen = state.hinges.length - 1;
    });
  const remove = () =>
    edited(() => {
      removeHinge(state, state.hinges[state.chosen]);
      state.chosen = Math.min(state.chosen, state.hinges.length - 1);
    });
  const again = () =>
    edited(() => {
      const [bias, ...hinges] = model.get("start");
      [state.bias, state.hinges, state.chosen] = [bias, hinges.map((corner) => ({ corner, change: 0 })), hinges.length - 1];
    });
  const set = (news) => {
    Object.assign(state, news);
    changed();
  };
  return { step, descend, pause, put, nudge, choose, add, remove, again, set };
}

function render({ model, el }) {
  const onPage = model.get("static") === true; // in a notebook the address is not the figure's
  const name = figures++ ? `hinges-${figures}` : "hinges";
  const points = model.get("x").map((x, i) => [x, model.get("y")[i]]);
  const state = { points, bounds: boundsOf(points), line: model.get("line"), rate: model.get("rate"), running: false };
  readModel(state, model, KEPT);
  if (onPage && readAddress(state, name)) queueMicrotask(() => el.scrollIntoView({ block: "center" }));
  const parts = [];
  let width = 416;
  const show = eachFrame(() => parts.forEach((part) => part.show(width)));
  const write = createAddress(() => addressOf(state, name));
  const save = eachFrame(() => {
    for (const name of KEPT) model.set(name, kept(state, name));
    model.save_changes();
  });
  const changed = (toSave = true) => {
    show();
    if (!toSave) return;
    save();
    if (onPage) write();
  };
  const figure = make("div", { class: "dlc-figure dlc-columns dlc-hinges", "data-lm-suppress-shortcuts": "true" });
  const descent = createDescent(state, figure, changed);
  const actions = createActions(state, model, descent, changed);
  const [picture, singles, buttons, readout, formula] = [
    createPicture(state, actions),
    createSingles(state),
    createButtons(state, actions),
    createReadout(state),
    createFormula(state),
  ];
  parts.push(picture, singles, buttons, readout, formula);
  const left = make("div", { class: "dlc-left" }, readout.score, ...picture.parts, ...singles.parts);
  figure.append(left, make("div", { class: "dlc-right" }, ...buttons.parts, ...readout.parts, ...formula.parts));
  el.append(figure);
  new ResizeObserver(() => {
    if (!picture.box.clientWidth || picture.box.clientWidth === width) return;
    width = picture.box.clientWidth;
    show();
  }).observe(picture.box);
  followModel(state, model, () => {
    descent.pause();
    show();
  });
  if (onPage) {
    addEventListener("hashchange", () => {
      if (!readAddress(state, name)) return;
      descent.pause();
    });
  }
  parts.forEach((part) => part.show(width));
}

export default { render };
