/** The gallery’s style sheet. Images have a white background in both colour schemes, because captchas may be transparent. */
export const STYLE = `
:root { color-scheme: light dark;
  --back: light-dark(#f5f6fa, #11141b); --card: light-dark(#fff, #1a1f29); --line: light-dark(#dfe3ec, #2d3542);
  --ink: light-dark(#1b2130, #e8ebf2); --soft: light-dark(#566074, #a3adbf); --accent: light-dark(#3150c4, #93abff);
  --good: light-dark(#0c6b3a, #6fdc9f); --good-back: light-dark(#e3f5ea, #12301f);
  --bad: light-dark(#a3161f, #ff9da1); --bad-back: light-dark(#fdeaea, #3a171a);
  --mid: light-dark(#7a4a00, #f3c06b); --mid-back: light-dark(#fdf1dc, #33260d) }
* { box-sizing: border-box }
body { margin: 0 auto; padding: clamp(16px, 4vw, 48px); max-width: 1240px; background: var(--back); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif }
h1 { margin: 0; font-size: clamp(24px, 4vw, 34px); line-height: 1.2; letter-spacing: -.01em }
.lead { margin: 8px 0 0; max-width: 92ch; color: var(--soft); text-wrap: pretty }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 28px 0 20px; padding: 0 }
.totals div { padding: 14px 18px; border: 1px solid var(--line); border-radius: 14px; background: var(--card) }
.totals dt { color: var(--soft); font-size: 14px }
.totals dd { margin: 0; font-size: 26px; font-weight: 650; font-variant-numeric: tabular-nums }
.totals dd small { color: var(--soft); font-size: 15px; font-weight: 400 }
nav ul { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 36px; padding: 0; list-style: none }
nav a { display: block; padding: 3px 12px; border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: inherit;
  font-size: 14px; text-decoration: none }
nav a:hover, nav a:focus-visible { border-color: var(--accent); color: var(--accent) }
nav a.failed { border-color: var(--bad) }
nav .failed, h3 .failed { color: var(--bad) }
h3 .solved { color: var(--good) }
main, .one, .two, .three { --own: 1 }
main { display: grid; grid-auto-flow: dense; grid-template-columns: repeat(var(--own), minmax(0, 1fr)); gap: 16px }
.page, .attempts { display: grid; grid-template-columns: repeat(var(--own), minmax(0, 1fr)); align-content: start; gap: 16px }
.page, .visit { grid-column: span var(--own) }
.page { padding: 18px; border: 1px solid var(--line); border-radius: 18px; background: var(--card); scroll-margin-top: 16px }
.page > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 14px; grid-column: 1 / -1 }
@media (min-width: 720px) { main, .two, .three { --own: 2 } }
@media (min-width: 1100px) {
  main, .three { --own: 3 }
  /* Nothing is narrow enough to stand beside it. */
  main:not(:has(> .one)) > .two { grid-column: 1 / -1 }
}
h2, h3, nav a { overflow-wrap: anywhere }
h2 { margin: 0; font-size: 20px; line-height: 1.3 }
.page > header p { margin: 0; color: var(--soft); font-size: 14px }
code { font: 13px ui-monospace, Consolas, monospace }
.visit > header { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; margin-bottom: 10px }
h3 { margin: 0; font-size: 16px }
.visit > header p { flex-basis: 100%; margin: 0; color: var(--soft); font-size: 14px; font-variant-numeric: tabular-nums }
.verdict { display: inline-block; padding: 1px 10px; border-radius: 99px; font-size: 13px; font-weight: 600; white-space: nowrap }
.good { background: var(--good-back); color: var(--good) }
.bad { background: var(--bad-back); color: var(--bad) }
.mid { background: var(--mid-back); color: var(--mid) }
ol.attempts { margin: 0; padding: 0; list-style: none }
.attempt { display: grid; grid-row: span 2; grid-template-rows: subgrid; row-gap: 0; border: 1px solid var(--line); border-radius: 12px; overflow: hidden }
.image { display: grid; place-items: center; padding: 14px; background: #fff }
.image img { display: block; max-width: 100%; height: auto; image-rendering: pixelated }
.details { padding: 10px 14px 12px; border-top: 1px solid var(--line) }
.reading { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px }
.text { font: 600 21px/1.4 ui-monospace, Consolas, monospace; letter-spacing: .06em; overflow-wrap: anywhere; white-space: pre-wrap }
.nothing { color: var(--soft); font-style: italic }
.score { display: flex; align-items: center; gap: 8px; color: var(--soft); font-size: 14px; font-variant-numeric: tabular-nums }
meter { width: clamp(48px, 15vw, 84px); height: 12px }
.reading .verdict { margin-left: auto }
.details p { margin: 4px 0 0; color: var(--soft); font-size: 14px; overflow-wrap: anywhere }
.details .reason::first-letter { text-transform: uppercase }
.error { margin: 0 0 12px; padding: 10px 14px; border-radius: 12px; background: var(--bad-back); color: var(--bad); font-size: 14px;
  white-space: pre-wrap; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums }
.rates { margin-top: 32px; overflow-x: auto }
.rates h2 { margin-bottom: 8px }
th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap }
:is(th, td):first-child { padding-left: 0 }
th { color: var(--soft); font-weight: 400 }
:is(th, td):nth-child(-n + 2) { text-align: left }
@media (max-width: 560px) { :is(th, td):is(:nth-child(3), :nth-child(4)) { display: none } }
footer { margin-top: 32px; color: var(--soft); font-size: 14px }
@media print { body { padding: 0 } .attempt, .page > header { break-inside: avoid } }
`
