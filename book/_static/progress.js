// How far a reader has come in each chapter, kept in the browser alone: a circle beside every link to a chapter.
// A chapter is begun when one of its sections was on the screen for a moment, and read to the end when all of them and its end were.
(function () {
  "use strict";

  const PREFIX = "dlcourse:";
  const MOMENT = 500; // milliseconds: less is leafing through
  const WORDS = { none: "not begun", begun: "begun", read: "read to the end" };
  const root = new URL(document.documentElement.dataset.content_root, location.href).pathname;

  // ---- what the browser keeps; where it refuses, nothing is kept and nothing breaks

  function stored(key) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + key));
    } catch {
      return null;
    }
  }

  function store(key, value) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // storage is blocked or full
    }
  }

  function forget() {
    try {
      const ours = (key) => key.startsWith(PREFIX) || key === "mode" || key === "theme"; // the last two: light or dark
      Object.keys(localStorage).filter(ours).forEach((key) => localStorage.removeItem(key));
      return true;
    } catch {
      return false;
    }
  }

  // ---- the marks

  function chapterOf(address) {
    const { pathname } = new URL(address, location.href);
    return pathname.startsWith(root) ? pathname.slice(root.length).match(/^(.+\/chapter)\.html$/)?.[1] : undefined;
  }

  function createMark() {
    const mark = document.createElement("span");
    const words = document.createElement("span");
    mark.append(words);
    words.className = "dlc-unseen";
    return mark;
  }

  function setMark(mark, state) {
    mark.className = `dlc-read-mark dlc-read-mark--${state}`;
    mark.title = WORDS[state];
    mark.firstChild.textContent = ` (${WORDS[state]})`;
  }

  function showMarks() {
    for (const link of document.querySelectorAll(".bd-links .toctree-l1 > a, .dlc-map a")) {
      const chapter = chapterOf(link.href);
      if (!chapter) continue;
      const mark = link.querySelector(".dlc-read-mark") ?? link.appendChild(createMark());
      setMark(mark, stored(`read:${chapter}`)?.state ?? "none");
    }
  }

  // ---- on a chapter's page: what was on the screen

  function watch(chapter) {
    const key = `read:${chapter}`;
    const places = [...document.querySelectorAll(".bd-article section section > h2"), document.querySelector(".prev-next-footer")];
    const names = new Map(places.map((place) => [place, place.parentElement.id || "end"]));
    const timers = new Map();

    function see(place) {
      const seen = new Set(stored(key)?.seen).add(names.get(place));
      store(key, { state: [...names.values()].every((name) => seen.has(name)) ? "read" : "begun", seen: [...seen] });
      observer.unobserve(place);
      showMarks();
    }

    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target));
        if (isIntersecting) timers.set(target, setTimeout(see, MOMENT, target));
      }
    });
    places.forEach((place) => observer.observe(place));
  }

  // ---- the button that forgets

  function armForget(button) {
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    button.after(said);
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!confirm("Forget what this browser keeps of the book: the chapters you have read, your predictions and your answers?")) return;
      said.textContent = forget() ? "All forgotten." : "Your browser keeps nothing for this book.";
      showMarks();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    showMarks();
    const chapter = chapterOf(location.href);
    if (chapter) watch(chapter);
    document.querySelectorAll("button.dlc-forget").forEach(armForget);
  });
  window.addEventListener("storage", showMarks);
})();
