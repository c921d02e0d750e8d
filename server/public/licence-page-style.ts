/** The look of the verification page: no file to fetch, so that it opens at once on a phone in the street. */
export const LICENCE_PAGE_STYLE = `
  :root { color-scheme: light; --ink: #1b2733; --soft: #51606f; --line: #e3e8ee; --brand: #133a68; --seal: #b3261e }
  * { box-sizing: border-box }
  body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: #f2f5f8; color: var(--ink); font: 15px/1.6 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
  header { background: var(--brand); color: #fff } header div { max-width: 1040px; margin: 0 auto; padding: 14px 20px; display: flex; align-items: center; gap: 12px }
  header a { color: inherit; text-decoration: none; font-size: 18px; font-weight: 600 } header svg { width: 30px; height: 30px; flex: none }
  main { flex: 1; width: 100%; max-width: 1040px; margin: 0 auto; padding: 24px 20px }
  .card { background: #fff; border: 1px solid var(--line); border-radius: 10px; overflow: hidden; box-shadow: 0 2px 10px #1b27330d }
  .verdict { display: flex; gap: 18px; align-items: center; padding: 22px 26px; color: #fff; background: var(--tone) } .verdict svg { width: 52px; height: 52px; flex: none }
  .verdict strong { display: block; font-size: 26px; line-height: 1.3; font-weight: 600 } .verdict span { display: block }
  .good { --tone: #17683c } .wait { --tone: #8a5a00 } .bad { --tone: #a3211a }
  dl { margin: 0; padding: 8px 26px 22px; display: grid; grid-template-columns: 1fr 1fr; column-gap: 40px } dl div { padding: 13px 0 0 } dl .wide { grid-column: 1 / -1 }
  dt { color: var(--soft); font-size: 13px } dd { margin: 0; font-size: 16px; overflow-wrap: anywhere }
  form { padding: 26px } label { display: block; font-weight: 600; margin-bottom: 8px } .row { display: flex; gap: 10px }
  input { flex: 1; min-width: 0; font: inherit; padding: 10px 12px; border: 1px solid #b9c4d0; border-radius: 6px; color: inherit }
  button { font: inherit; border: 0; border-radius: 6px; padding: 10px 26px; background: var(--brand); color: #fff; cursor: pointer; white-space: nowrap }
  input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid #6aa3df; outline-offset: 1px }
  .note { color: var(--soft); font-size: 13px; margin: 14px 2px 0 } .note a { color: #1a4f8b } form .note { margin-bottom: 0 }
  @media (max-width: 640px) {
    main { padding: 14px 12px } dl { display: block; padding: 4px 18px 18px } .verdict { padding: 18px; gap: 14px } .verdict svg { width: 42px; height: 42px } .verdict strong { font-size: 22px }
    form { padding: 18px } .row { flex-direction: column }
  }`;
