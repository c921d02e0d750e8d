/** Sober: white sheets on grey, one colour per outside system, numbers that stand under each other. */
export const STYLE = `
  * { box-sizing: border-box }
  :root { --ink: #20262d; --soft: #5c6670; --line: #d5dae0; --canvas: #eef0f2; --good: #1b6e3c; --bad: #b3261e; --waiting: #8a5a00;
    color: var(--ink); background: var(--canvas); font: 14px/1.55 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; font-variant-numeric: tabular-nums }
  body { margin: 0 }
  header { display: flex; align-items: baseline; gap: 18px; border-bottom: 1px solid var(--line); border-left: 8px solid var(--tone); background: #fff; padding: 13px 24px 13px 20px }
  h1 { margin: 0; font: 700 20px/1.4 "Noto Serif CJK SC", "Songti SC", SimSun, serif; letter-spacing: .04em; white-space: nowrap }
  header p { flex: 1; margin: 0; color: var(--soft); font-size: 13px }
  a { color: var(--tone) } header a { font-size: 13px }
  .alone { max-width: 1080px; margin: 0 auto; padding: 20px 24px }
  .beside { display: grid; grid-template-columns: minmax(0, 1fr) 292px; gap: 20px; padding: 18px 24px; max-width: 1480px; margin: 0 auto; align-items: start }
  table { width: 100%; border-collapse: collapse; border: 1px solid var(--line); background: #fff }
  th, td { border-bottom: 1px solid #e8ebee; padding: 9px 12px; text-align: left; vertical-align: top; overflow-wrap: anywhere }
  th { border-bottom-color: var(--line); background: #f7f8f9; color: var(--soft); font-size: 13px; font-weight: 500; white-space: nowrap }
  td:last-child { text-align: right } td.empty { padding: 44px; color: var(--soft); text-align: center }
  td:last-child:has(form) { white-space: nowrap }
  h2 { margin: 0 0 8px; font-size: 15px } main h2 { margin: 18px 0 8px } main h2:first-child { margin-top: 0 }
  form { display: inline-block; margin: 0 0 4px 6px }
  button { border: 1px solid #b9c1c9; border-radius: 3px; background: #fff; padding: 3px 11px; color: var(--ink); font: inherit; font-size: 13px; cursor: pointer; white-space: nowrap }
  button:hover { border-color: var(--tone); color: var(--tone) }
  button.primary { border-color: var(--tone); background: var(--tone); color: #fff } button.primary:hover { color: #fff; filter: brightness(1.1) }
  :focus-visible { outline: 2px solid var(--tone); outline-offset: 2px }
  .chip { display: inline-block; border: 1px solid currentcolor; border-radius: 2px; padding: 0 7px; font-size: 12px; line-height: 20px; white-space: nowrap }
  .chip.good { color: var(--good) } .chip.bad { color: var(--bad) } .chip.waiting { color: var(--waiting) } .chip.neutral { color: var(--soft) }
  .muted { color: var(--soft); font-size: 13px } .nowrap { white-space: nowrap } pre { margin: 0; font: inherit; white-space: pre-wrap }
  .way { display: flex; margin: 5px 0 0; padding: 0; list-style: none; font-size: 12px; color: #98a1aa } .way li { padding-right: 8px; white-space: nowrap }
  .way li + li::before { content: "→"; padding-right: 8px; color: #b9c1c9 } .way .passed { color: var(--ink) } .way .here { color: var(--tone); font-weight: 700 }
  aside section { margin-bottom: 16px; border: 1px solid var(--line); background: #fff; padding: 13px 14px }
  aside form { display: block; margin: 0 } aside label { display: block; margin-bottom: 8px; color: var(--soft); font-size: 13px }
  select, input[type=number] { display: block; width: 100%; margin-top: 2px; border: 1px solid #b9c1c9; border-radius: 3px; background: #fff; padding: 4px 7px; color: var(--ink); font: inherit }
  aside .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 10px }
  aside ul { margin: 10px 0 6px; padding: 0; list-style: none; font-size: 13px } aside li { border-top: 1px solid #e8ebee; padding: 5px 0 }
  aside li time { float: right; color: var(--soft) } .log { max-height: 300px; overflow-y: auto }
  .card { max-width: 420px; margin: 30px auto; border: 1px solid var(--line); border-top: 4px solid var(--tone); background: #fff; padding: 28px 24px; text-align: center }
  .amount { margin: 12px 0; font-size: 34px; font-weight: 600 }`;
