// `definitions` is {anchor: HTML}. Each link to one of them gets a card: it comes with the pointer, the focus or the first tap, stays
// while the pointer is over link or card, and goes with Esc. A second tap follows the link, as a click always does.
"use strict";

let open = null;
let soon = 0;

function show(link) {
  if (open && open !== link) hide();
  clearTimeout(soon);
  const card = link.card;
  card.hidden = false;
  open = link;
  const place = link.getClientRects()[0];
  const page = document.documentElement.getBoundingClientRect();
  const left = Math.max(8, Math.min(place.left, innerWidth - card.offsetWidth - 24));
  const below = place.bottom + card.offsetHeight + 8 < innerHeight;
  card.style.left = `${left - page.left}px`;
  card.style.top = `${(below ? place.bottom + 4 : place.top - card.offsetHeight - 4) - page.top}px`;
}

function hide() {
  clearTimeout(soon);
  if (open) open.card.hidden = true;
  open = null;
}

function later(act, milliseconds) {
  clearTimeout(soon);
  soon = setTimeout(act, milliseconds);
}

function prepare(link, i) {
  const definition = definitions[link.hash.slice(1)];
  if (!definition) return;
  const card = document.createElement("div");
  card.className = "dlc-definition";
  card.id = `dlc-definition-${i}`;
  card.role = "tooltip";
  card.hidden = true;
  card.innerHTML = definition;
  document.body.append(card);
  link.card = card;
  link.setAttribute("aria-describedby", card.id);

  let touched = false;
  link.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
  });
  link.addEventListener("click", (event) => {
    if (touched && open !== link) {
      event.preventDefault();
      show(link);
    }
    touched = false;
  });
  link.addEventListener("focus", () => link.matches(":focus-visible") && !touched && show(link));
  link.addEventListener("blur", hide);
  for (const part of [link, card]) {
    part.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && later(() => show(link), 200));
    part.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && later(hide, 300));
  }
}

document.querySelectorAll('.bd-article a[href*="/glossary.html#"]').forEach(prepare);
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
document.addEventListener("pointerdown", (event) => open && !open.contains(event.target) && !open.card.contains(event.target) && hide());
