// The loss of a linear model as a landscape: a valley over one weight, a map over two. The reader puts the ball somewhere, chooses how
// long a step is and which way it goes, and lets gradient descent walk. No data are needed here, because the loss of a linear model is
// L(w) = lowest + (w − best)ᵀ H (w − best) / 2.

const HEIGHT = 0.75; // of the picture, as a share of its width; landscape.py has the same
const MARGIN = { left: 46, right: 8, top: 8, bottom: 38 };
const NOTCHES = 300; // positions of the learning rate's slider
const TICK = 120; // milliseconds between two steps that the reader sees
const RINGS = 8; // lines of equal loss up to the corners of the map; landscape.py has the same
const MOST_POINTS = 1000; // of the path; later ones are not drawn
const MOST_AT_ONCE = 100_000; // steps of a run that is not shown step by step

// ---- small helpers

const point = (w) => (w.length === 1 ? significant(w[0]) : `(${w.map(significant).join(", ")})`);
const longest = (step) => Math.max(...step.map(Math.abs));

let figures = 0; // for ids that are unique on the page, and names in its address

// ---- the numbers

const viewOf = (state) => state.views[state.weights - 1];
const borderOf = (view) => 2 / view.curvatures[0]; // the steepest direction decides

function slopesAt({ H, best }, w) {
  return H.map((row) => row.reduce((sum, h, i) => sum + h * (w[i] - best[i]), 0));
}

function lossAt(view, w) {
  return view.lowest + slopesAt(view, w).reduce((sum, slope, i) => sum + slope * (w[i] - view.best[i]), 0) / 2;
}

// The step that is subtracted, or added on the way up.
const stepOf = (state) => slopesAt(viewOf(state), state.w).map((slope) => state.rate * slope);

function after(state, step) {
  return state.w.map((value, i) => (state.uphill ? value + step[i] : value - step[i]));
}

function takeStep(state) {
  const step = stepOf(state);
  const length = Math.hypot(...step);
  if (Number.isFinite(length)) state.growing &&= length > state.length;
  state.length = length;
  if (state.path.length < MOST_POINTS) state.path.push(state.w);
  state.w = after(state, step);
  state.steps += 1;
}

// Half the width and half the height of the map, in weights.
const reachOf = ({ reach }) => [reach, reach * HEIGHT];

const inPicture = (view, w) => view.best.map((best, i) => clamp(w[i], best - reachOf(view)[i], best + reachOf(view)[i]));

function startAgain(state) {
  state.w = inPicture(viewOf(state), state.start);
  [state.path, state.steps, state.length, state.growing] = [[], 0, 0, true];
}

// Put the ball to a point of the picture, at round numbers.
function putBall(state, w) {
  const view = viewOf(state);
  const digits = clamp(Math.ceil(-Math.log10(view.reach / 500)), 0, 20);
  const round = inPicture(view, w).map((value) => Number(value.toFixed(digits)));
  state.start = state.start.map((old, i) => round[i] ?? old);
  startAgain(state);
}

// From nan no step leads on, and from infinity none that goes uphill.
const isLost = (state) => state.w.some((weight) => (state.uphill ? !Number.isFinite(weight) : Number.isNaN(weight)));
const isOutside = (state) => viewOf(state).best.some((best, i) => !(Math.abs(state.w[i] - best) <= reachOf(viewOf(state))[i]));
const isAtRest = (state) => longest(stepOf(state)) <= (state.uphill ? 0 : 1e-5 * viewOf(state).reach);

// ---- in words

function overflowInWords(state, loss) {
  const what = state.weights === 1 ? "The weight is" : "The weights are";
  const why = state.growing ? "every step was longer than the last" : "the steps grew longer and longer";
  const told = `${what} ${point(state.w)}, the loss is ${significant(loss)}: ${why}.`;
  if (!isLost(state)) return `${told} The numbers are too large for the computer.`;
  if (!state.w.some(Number.isNaN)) return `${told} There is nowhere left to climb. Start again, and go downhill.`;
  const advice = state.uphill ? "and go downhill" : "with a shorter step";
  return `${told} (nan is “not a number”, here infinity minus infinity.) Start again, ${advice}.`;
}

function stepInWords(state) {
  if (isAtRest(state)) return "The ground is flat here: the slope is 0 or nearly so, and so is the step.";
  if (state.uphill) return "Uphill: every step makes the loss grow, however short it is.";
  const one = state.weights === 1;
  const share = state.rate / borderOf(viewOf(state));
  if (share > 1.0001) {
    if (one) return "η is above the border 2/λ. The step is too long: it lands higher on the other side.";
    return "η is above the border 2/λ. In the steep direction the step is too long: it lands higher on the other side.";
  }
  if (share > 0.9999) return `η is at the border 2/λ: ${one ? "the step" : "in the steep direction it"} lands on the other side, at the same height.`;
  if (share > 0.525) return `The step jumps over the ${one ? "lowest point" : "bottom of the valley"} and lands lower on the other side.`;
  if (share > 0.475) return `The step lands ${one ? "at the lowest point" : "on the bottom of the valley"}, or close to it.`;
  if (share < 0.05) return "The steps are short: it takes many of them to get down.";
  return "Each step goes a part of the way down.";
}

function inWords(state) {
  const loss = lossAt(viewOf(state), state.w);
  if (![...state.w, loss].every(Number.isFinite)) return overflowInWords(state, loss);
  return stepInWords(state) + (isOutside(state) ? " The ball has left the picture." : "");
}

function ballInWords(state) {
  const what = state.weights === 1 ? "weight" : "weights";
  return `${what} ${point(state.w)}, loss ${significant(lossAt(viewOf(state), state.w))}`;
}

// ---- from weights to places in the picture

function frameOf(width) {
  const inner = Math.max(100, width - MARGIN.left - MARGIN.right);
  return { left: MARGIN.left, top: MARGIN.top, width: inner, height: inner * HEIGHT };
}

// Functions from a weight, and from what is drawn upwards (the loss, or the second weight), to pixels.
function scalesOf(state, frame) {
  const view = viewOf(state);
  const rise = lossAt(view, [view.best[0] + view.reach]) - view.lowest;
  const [low, high] =
    state.weights === 1
      ? [view.lowest - 0.07 * rise, view.lowest + rise]
      : [view.best[1] - view.reach * HEIGHT, view.best[1] + view.reach * HEIGHT];
  const left = view.best[0] - view.reach;
  const far = 20 * frame.width; // an endless line is drawn so far
  const inside = (pixels) => clamp(pixels, -far, far);
  return {
    low,
    high,
    left,
    right: view.best[0] + view.reach,
    x: (w) => inside(frame.left + ((w - left) / (2 * view.reach)) * frame.width),
    y: (value) => inside(frame.top + ((high - value) / (high - low)) * frame.height),
  };
}

function placeOf(state, scales, w) {
  return { x: scales.x(w[0]), y: scales.y(state.weights === 1 ? lossAt(viewOf(state), w) : w[1]) };
}

// ---- the landscape, drawn once for each view and size

function drawAxes(state, frame, scales) {
  const [bottom, right] = [frame.top + frame.height, frame.left + frame.width];
  const axes = draw("g", { class: "dlc-axes" }, draw("path", { d: `M${frame.left} ${frame.top}V${bottom}H${right}` }));
  for (const { value, text } of ticks(scales.left, scales.right, 6)) {
    axes.append(draw("path", { d: `M${scales.x(value)} ${bottom}v4` }), draw("text", { x: scales.x(value), y: bottom + 16 }, text));
  }
  for (const { value, text } of ticks(scales.low, scales.high, 5)) {
    const [y, x] = [scales.y(value), frame.left - 6];
    axes.append(draw("path", { d: `M${frame.left} ${y}h-4` }), draw("text", { x, y, dy: "0.35em", class: "dlc-upward" }, text));
  }
  const [across, upward] = state.weights === 1 ? ["weight w", "loss"] : ["weight w₁", "weight w₂"];
  const turned = `translate(11 ${frame.top + frame.height / 2}) rotate(-90)`;
  axes.append(draw("text", { x: frame.left + frame.width / 2, y: bottom + 33 }, across), draw("text", { transform: turned }, upward));
  return axes;
}

// A parabola is one curve with a single control point, twice as low as its lowest point.
function drawValley(state, frame, scales) {
  const view = viewOf(state);
  const [left, right] = [scales.x(scales.left), scales.x(scales.right)];
  const [top, low, bottom] = [scales.y(scales.high), scales.y(view.lowest), frame.top + frame.height];
  const curve = `M${left} ${top}Q${(left + right) / 2} ${2 * low - top} ${right} ${top}`;
  return [draw("path", { class: "dlc-earth", d: `${curve}V${bottom}H${left}Z` }), draw("path", { class: "dlc-curve", d: curve })];
}

// Lines of equal loss are ellipses, long where the valley is flat, each with its loss. Pixels go down where weights go up: hence the
// minus in the angle.
function drawMap(state, frame, scales) {
  const view = viewOf(state);
  const [[a, b], [, d]] = view.H;
  const angle = (-Math.atan2(2 * b, a - d) * 90) / Math.PI;
  const pixels = frame.width / (2 * view.reach);
  const [cx, cy] = [scales.x(view.best[0]), scales.y(view.best[1])];
  const corners = [-1, 1].map((side) => lossAt(view, [view.best[0] + view.reach, view.best[1] + side * view.reach * HEIGHT]));
  const rings = [];
  const labels = [];
  for (let k = RINGS; k > 0; k--) {
    const loss = view.lowest + (Math.max(...corners) - view.lowest) * (k / RINGS) ** 2; // squares, so that the rings lie evenly
    const [rx, ry] = view.curvatures.map((curvature) => pixels * Math.sqrt((2 * (loss - view.lowest)) / curvature));
    const y = cy - pixels * Math.sqrt((2 * (loss - view.lowest)) / d); // where the ring is above the lowest point
    rings.push(draw("ellipse", { class: "dlc-ring", cx, cy, rx, ry, transform: `rotate(${angle} ${cx} ${cy})` }));
    if (y > frame.top + 8) labels.push(draw("text", { class: "dlc-level", x: cx, y, dy: "0.35em" }, significant(loss)));
  }
  return [...rings, ...labels];
}

function drawLowest(state, scales) {
  const { x, y } = placeOf(state, scales, viewOf(state).best);
  const label = draw("text", { class: "dlc-lowest", x: x + 9, y, dy: state.weights === 1 ? "1.1em" : "0.35em" }, "lowest");
  return [draw("circle", { class: "dlc-lowest", cx: x, cy: y, r: 4 }), label];
}

// ---- what moves on it

function createMoving(id) {
  const nodes = {
    fog: draw("rect", { class: "dlc-fog", fill: `url(#${id}-fog)` }),
    tangent: draw("line", { class: "dlc-tangent" }),
    path: draw("polyline", { class: "dlc-path" }),
    dots: draw("path", { class: "dlc-dots" }),
    drop: draw("line", { class: "dlc-drop" }),
    shaft: draw("line", { class: "dlc-shaft" }),
    head: draw("path", { class: "dlc-head" }),
    ball: draw("circle", { class: "dlc-ball", r: 8 }),
  };
  const sight = draw("radialGradient", { id: `${id}-fog`, gradientUnits: "userSpaceOnUse" });
  sight.append(draw("stop", { offset: "0.45", class: "dlc-clear" }), draw("stop", { offset: "1", class: "dlc-thick" }));
  const clip = draw("rect");
  return { nodes, sight, clip, definitions: draw("defs", {}, sight, draw("clipPath", { id: `${id}-frame` }, clip)) };
}

function showTangent(node, state, frame, scales, ball) {
  const hidden = state.weights === 2 || isOutside(state);
  node.style.display = hidden ? "none" : "";
  if (hidden) return;
  const slope = slopesAt(viewOf(state), state.w)[0];
  const [across, upward] = [frame.width / (scales.right - scales.left), frame.height / (scales.high - scales.low)];
  const rise = (slope * upward) / across; // in pixels
  const dx = (0.22 * frame.width) / Math.hypot(1, rise);
  change(node, { x1: ball.x - dx, y1: ball.y + rise * dx, x2: ball.x + dx, y2: ball.y - rise * dx });
}

function showPath(nodes, state, scales) {
  const points = state.path.length ? [...state.path, state.w] : [];
  const places = points.filter((w) => w.every(Number.isFinite)).map((w) => placeOf(state, scales, w));
  const written = places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  nodes.path.setAttribute("points", written.join(" "));
  nodes.dots.setAttribute("d", written.map((place) => `M${place}h0`).join("")); // each a point, made round by its line's end
}

// The arrow leads from the ball by the next step, level over one weight. It ends at the border of the picture; a very short one is drawn
// longer, so that its direction can be seen.
function showArrow(nodes, state, frame, scales, ball) {
  const next = after(state, stepOf(state));
  const end = { x: scales.x(next[0]), y: state.weights === 1 ? ball.y : scales.y(next[1]) };
  const [dx, dy] = [end.x - ball.x, end.y - ball.y];
  const length = Math.hypot(dx, dy);
  const hidden = isOutside(state) || !(length > 0.02);
  for (const node of [nodes.shaft, nodes.head, nodes.drop]) node.style.display = hidden ? "none" : "";
  if (hidden) return;
  const room = (place, way, low, size) => (way > 0 ? (low + size - place) / way : way < 0 ? (low - place) / way : Infinity);
  const most = Math.min(room(ball.x, dx, frame.left, frame.width), room(ball.y, dy, frame.top, frame.height));
  const share = Math.min(Math.max(1, 20 / length), most);
  const tip = { x: ball.x + dx * share, y: ball.y + dy * share };
  const [ux, uy] = [dx / length, dy / length];
  const side = (way) => `${tip.x - 10 * ux + way * 5 * uy} ${tip.y - 10 * uy - way * 5 * ux}`;
  change(nodes.shaft, { x1: ball.x, y1: ball.y, x2: tip.x - 8 * ux, y2: tip.y - 8 * uy });
  change(nodes.head, { d: `M${tip.x} ${tip.y}L${side(1)}L${side(-1)}Z` });
  const lands = placeOf(state, scales, next); // over one weight the ball then falls, or rises, to the ground
  nodes.drop.style.display = state.weights === 1 && most >= 1 ? "" : "none";
  change(nodes.drop, { x1: lands.x, x2: lands.x, y1: ball.y, y2: lands.y });
}

// ---- the picture

function createPicture(state, actions) {
  const id = `dlc-landscape-${figures}`;
  const { nodes, sight, clip, definitions } = createMoving(id);
  const [ground, axes] = [draw("g", { "clip-path": `url(#${id}-frame)` }), draw("g")];
  const moving = draw("g", { "clip-path": `url(#${id}-frame)` }, ...Object.values(nodes));
  const svg = draw("svg", { "aria-hidden": "true" }, definitions, ground, axes, moving);
  const box = make("div", { class: "dlc-land", role: "application", tabindex: "0", "aria-describedby": `${id}-hint` }, svg);
  const hint = make("p", { class: "dlc-hint", id: `${id}-hint` }, "Drag the ball. Keyboard: arrows move it, Space makes a step.");
  let [width, frame, scales] = [416, null, null];
  const drawGround = () => {
    frame = frameOf(width);
    scales = scalesOf(state, frame);
    const { left: x, top: y, width: w, height: h } = frame;
    change(svg, { viewBox: `0 0 ${width} ${y + h + MARGIN.bottom}`, width, height: y + h + MARGIN.bottom });
    for (const rect of [clip, nodes.fog]) change(rect, { x, y, width: w, height: h });
    sight.setAttribute("r", 0.2 * w);
    const land = state.weights === 1 ? drawValley(state, frame, scales) : drawMap(state, frame, scales);
    ground.replaceChildren(...land, ...drawLowest(state, scales));
    axes.replaceChildren(drawAxes(state, frame, scales));
    box.classList.toggle("dlc-land--map", state.weights === 2);
  };
  const show = () => {
    if (box.dataset.view !== `${state.weights}`) drawGround();
    box.dataset.view = state.weights;
    box.setAttribute("aria-label", `Landscape of the loss. The ball: ${ballInWords(state)}`);
    const ball = placeOf(state, scales, state.w);
    nodes.fog.style.display = state.fog ? "" : "none";
    nodes.ball.style.display = isOutside(state) ? "none" : "";
    change(nodes.ball, { cx: ball.x || 0, cy: ball.y || 0 });
    change(sight, { cx: ball.x || 0, cy: ball.y || 0 });
    showTangent(nodes.tangent, state, frame, scales, ball);
    showPath(nodes, state, scales);
    showArrow(nodes, state, frame, scales, ball);
  };
  new ResizeObserver(() => {
    if (!box.clientWidth || box.clientWidth === width) return;
    width = box.clientWidth;
    drawGround();
    show();
  }).observe(box);
  // The weights under a point of the screen.
  const weightsAt = (event) => {
    const place = svg.getBoundingClientRect();
    const [x, y] = [(event.clientX - place.left - frame.left) / frame.width, (event.clientY - place.top - frame.top) / frame.height];
    const w = [scales.left + x * (scales.right - scales.left), scales.high - y * (scales.high - scales.low)];
    return w.slice(0, state.weights);
  };
  const put = (event) => actions.put(weightsAt(event));
  whenDragged(box, put, put);
  listenToKeys(box, state, actions);
  return { parts: [box, hint], show };
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

function listenToKeys(box, state, actions) {
  box.addEventListener("keydown", (event) => {
    const steps = event.key === " " || event.key === "Enter";
    if ((!steps && !ARROWS[event.key]) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (steps) return actions.walk(1);
    const from = state.w.every(Number.isFinite) ? state.w : state.start;
    const by = viewOf(state).reach / 40;
    actions.put(viewOf(state).best.map((_, i) => from[i] + ARROWS[event.key][i] * by));
  });
}

// ---- the controls

// The slider's notches are equal factors, from a hundredth of the lower border to three times the higher one, or to the rate at first.
function createRate(state, changed) {
  const id = `dlc-rate-${figures}`;
  const borders = state.views.map(borderOf);
  const low = Math.min(Math.min(...borders) / 100, state.rate);
  const high = Math.max(3 * Math.max(...borders), state.rate);
  const shareOf = (rate) => clamp(Math.log(rate / low) / Math.log(high / low), 0, 1);
  const slider = make("input", { type: "range", id, min: "0", max: String(NOTCHES) });
  const value = make("output", { for: id });
  const mark = make("div", { class: "dlc-border" }, make("span"));
  const text = mark.firstChild;
  slider.addEventListener("input", () => {
    state.rate = Number((low * (high / low) ** (slider.value / NOTCHES)).toPrecision(3));
    changed();
  });
  const show = () => {
    const border = borderOf(viewOf(state));
    const above = state.rate > 1.0001 * border;
    slider.value = Math.round(NOTCHES * shareOf(state.rate));
    value.textContent = `${short(state.rate)}${above ? " (too long)" : ""}`;
    value.className = above ? "dlc-above" : "";
    slider.setAttribute("aria-valuetext", `${short(state.rate)}, ${above ? "above" : "up to"} the border ${significant(border)}`);
    mark.style.setProperty("--share", shareOf(border));
    text.textContent = `border 2/λ = ${significant(border)}`;
  };
  const name = make("label", { for: id }, "Learning rate η =");
  return { parts: [make("div", { class: "dlc-rate" }, make("div", {}, name, " ", value), slider, mark)], show };
}

function createSwitches(state, changed) {
  const group = `dlc-weights-${figures}`;
  const inputs = [1, 2].map((weights) => make("input", { type: "radio", name: group, value: weights, onchange: () => changed({ weights }) }));
  const fog = make("input", { type: "checkbox", onchange: () => changed({ fog: fog.checked }) });
  const radios = inputs.map((input, i) => make("label", {}, input, [" one weight", " two weights"][i]));
  const choice = make("div", { role: "radiogroup", "aria-label": "Landscape over" }, ...radios);
  const show = () => {
    for (const input of inputs) input.checked = Number(input.value) === state.weights;
    fog.checked = state.fog;
  };
  return { parts: [make("div", { class: "dlc-switches" }, choice, make("label", {}, fog, " fog"))], show };
}

function createButtons(state, actions) {
  const button = (text, onclick) => make("button", { type: "button", onclick }, text);
  const [one, ten] = [button("One step", () => actions.walk(1)), button("Ten steps", () => actions.walk(10))];
  const run = button("Run", () => (state.left ? actions.pause() : actions.walk(Infinity)));
  const again = button("Start again", () => actions.again());
  const uphill = button("Go uphill", () => actions.set({ uphill: !state.uphill }));
  const rule = make("p", { class: "dlc-hint" });
  const show = () => {
    uphill.setAttribute("aria-pressed", state.uphill);
    rule.textContent = `Each step: w ${state.uphill ? "+" : "−"} η × slope`;
    run.textContent = state.left ? "Pause" : "Run";
    const lost = isLost(state);
    if (lost && [one, ten, run].includes(document.activeElement)) again.focus(); // the keyboard goes on from here
    for (const step of [one, ten, run]) step.disabled = lost;
    again.className = lost ? "dlc-now" : "";
  };
  const rows = [[one, ten, run], [uphill, again]].map((row) => make("div", { class: "dlc-tools" }, ...row));
  return { parts: [...rows, rule], show };
}

// ---- the readout

function createReadout(state) {
  const [names, values] = ["dt", "dd"].map((tag) => Array.from({ length: 5 }, () => make(tag)));
  const list = make("dl", { class: "dlc-readout" }, ...values.flatMap((value, i) => [names[i], value]));
  const line = make("p", { class: "dlc-guess" });
  const told = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  let [timer, first] = [null, true];
  // Shown at once, told only when the ball rests, so that a screen reader is not flooded.
  const tell = () => {
    clearTimeout(timer);
    if (!first) timer = setTimeout(() => (told.textContent = `${state.steps} steps, ${ballInWords(state)}. ${line.textContent}`), 400);
    first = false;
  };
  const show = () => {
    const view = viewOf(state);
    const many = state.weights === 2;
    const rows = [
      [many ? "weights w₁, w₂" : "weight w", point(state.w)],
      ["loss", significant(lossAt(view, state.w))],
      [many ? "slopes" : "slope", point(slopesAt(view, state.w))],
      [`step = η × ${many ? "slopes" : "slope"}`, point(stepOf(state))],
      ["steps so far", String(state.steps)],
    ];
    rows.forEach((texts, i) => ([names[i].textContent, values[i].textContent] = texts));
    line.textContent = inWords(state);
    tell();
  };
  return { parts: [line, told, list], show };
}

// ---- walking

// Steps one by one, so that the reader sees them; many at once where the ball has left the picture; all at once for readers who asked
// their system for less motion.
function createWalk(state, box, changed) {
  let timer = null;
  const goesOn = () => state.left > 0 && !isLost(state) && !(state.left === Infinity && isAtRest(state));
  const some = (count) => {
    for (let i = 0; i < count && goesOn(); i++) {
      takeStep(state);
      state.left -= 1;
    }
  };
  const pause = () => {
    clearTimeout(timer);
    state.left = 0;
    changed(false);
  };
  const tick = () => {
    if (!box.isConnected) return pause();
    some(isOutside(state) && state.left === Infinity ? Math.max(10, Math.ceil(state.steps / 5)) : 1);
    if (!goesOn()) return pause();
    changed(false);
    timer = setTimeout(tick, TICK);
  };
  const walk = (count) => {
    clearTimeout(timer);
    state.left = count;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return tick();
    some(MOST_AT_ONCE);
    pause();
  };
  return { walk, pause };
}

// ---- the address of the page: a link with it shows the same

const addressOf = ({ weights, start, rate, uphill, fog }, name) =>
  `#${name}:weights=${weights}&start=${start.join(",")}&rate=${rate}${uphill ? "&uphill" : ""}${fog ? "&fog" : ""}`;

// Take over what the address says, as far as it makes sense. Returns whether it speaks of this figure.
function readAddress(state, name) {
  if (!location.hash.startsWith(`#${name}:`)) return false;
  const told = new URLSearchParams(location.hash.slice(name.length + 2));
  const start = (told.get("start") ?? "").split(",").map((text) => (text ? Number(text) : NaN));
  const [weights, rate] = [Number(told.get("weights")), Number(told.get("rate"))];
  if (start.length === 2 && start.every(Number.isFinite)) state.start = start;
  if (rate > 0 && rate < Infinity) state.rate = rate;
  if (weights === 1 || weights === 2) state.weights = weights;
  [state.uphill, state.fog] = [told.has("uphill"), told.has("fog")];
  startAgain(state);
  return true;
}

// ---- the figure

const KEPT = ["start", "rate", "uphill", "weights", "fog"]; // what Python shares, and the address holds

function readModel(state, model, names) {
  for (const name of names) state[name] = model.get(name);
  if (names.some((name) => ["views", "start", "weights"].includes(name))) startAgain(state);
}

// Calls `changed` when Python, or anyone else, has changed the model.
function followModel(state, model, changed) {
  for (const name of ["views", ...KEPT]) {
    model.on(`change:${name}`, () => {
      if (JSON.stringify(model.get(name)) === JSON.stringify(state[name])) return; // our own
      readModel(state, model, [name]);
      changed();
    });
  }
}

// What the reader can do.
function createActions(state, { walk, pause }, changed) {
  const again = () => {
    pause();
    startAgain(state);
    changed(false);
  };
  const put = (w) => {
    pause();
    putBall(state, w);
    changed();
  };
  const set = (news) => {
    Object.assign(state, news);
    if ("weights" in news) again();
    changed();
  };
  return { walk, pause, again, put, set };
}

function render({ model, el }) {
  const onPage = model.get("static") === true; // in a notebook the address is not the figure's
  const name = figures++ ? `landscape-${figures}` : "landscape";
  const state = { left: 0 };
  readModel(state, model, ["views", ...KEPT]);
  if (onPage && readAddress(state, name)) queueMicrotask(() => el.scrollIntoView({ block: "center" }));
  const parts = [];
  const show = eachFrame(() => parts.forEach((part) => part.show()));
  const write = createAddress(() => addressOf(state, name));
  const save = eachFrame(() => {
    for (const kept of KEPT) model.set(kept, kept === "start" ? state.start.slice() : state[kept]);
    model.save_changes();
  });
  const changed = (toSave = true) => {
    show();
    if (!toSave) return;
    save();
    if (onPage) write();
  };
  const figure = make("div", { class: "dlc-figure dlc-columns dlc-landscape", "data-lm-suppress-shortcuts": "true" });
  const walking = createWalk(state, figure, changed);
  const actions = createActions(state, walking, changed);
  const [picture, switches, rate, buttons, readout] = [
    createPicture(state, actions),
    createSwitches(state, actions.set),
    createRate(state, changed),
    createButtons(state, actions),
    createReadout(state),
  ];
  parts.push(picture, switches, rate, buttons, readout);
  const left = make("div", { class: "dlc-left" }, ...switches.parts, ...picture.parts);
  figure.append(left, make("div", { class: "dlc-right" }, ...rate.parts, ...buttons.parts, ...readout.parts));
  el.append(figure);
  followModel(state, model, () => {
    walking.pause();
    show();
  });
  if (onPage) {
    addEventListener("hashchange", () => {
      if (!readAddress(state, name)) return;
      walking.pause();
      changed();
    });
  }
  parts.forEach((part) => part.show());
}

export default { render };
