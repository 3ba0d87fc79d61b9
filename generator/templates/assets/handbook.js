/* The table of measures on any day: the page of the last day on which the answer changed answers for it.
   Without this script those pages and the list of all days are complete. */
(() => {
  const board = document.querySelector("[data-hb-days]");
  const on = new URLSearchParams(location.search).get("on");
  const day = new Date(`${on}T00:00:00Z`);
  if (!board || !on || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== on) return;

  const days = board.dataset.hbDays.split(" ");
  const answering = days.filter((change) => change <= on).pop();
  if (!answering) {
    for (const place of board.querySelectorAll("[data-hb-before]")) place.hidden = false;
    return;
  }
  if (answering !== board.dataset.hbDay) {
    location.replace(`${board.dataset.hbRoot}${answering}/?on=${on}${location.hash}`);
    return;
  }
  const words = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  for (const place of board.querySelectorAll("[data-hb-on]")) place.textContent = day.toLocaleDateString("en-GB", words);
  board.querySelector("[name=on]").value = on;
  if (on > board.dataset.hbToday && !board.querySelector("p.hb-flag")) {
    const flag = Object.assign(document.createElement("p"), { className: "hb-flag", textContent: board.dataset.hbAhead });
    board.querySelector(".hb-form").after(flag);
  }
  const [first, last] = board.dataset.hbYears.split(" ").map(Number);
  const [start, end] = [Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)];
  const here = Math.max(0, Math.min(100, ((day - start) / (end - start)) * 100));
  for (const table of board.querySelectorAll(".hb-meas")) table.style.setProperty("--on", here.toFixed(1));
})();
