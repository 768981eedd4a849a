/** The styles of the personal page: a few kilobytes, inline, light and dark from the design tokens. */
import { ownMarkup, type Html } from './html.ts';

const css = `
:root{color-scheme:light dark;--bg:#f6f6f3;--surface:#fff;--sunk:#f1f1ed;--line:#e3e2dd;--line-2:#cfcec8;--ink:#191c22;--ink-2:#4e545f;--ink-3:#636974;--accent:#3349b5;--accent-ink:#2c3fa0;--accent-soft:#eceefa;--card:#3349b5;--pass:#0b6b53;--on-pass:#fff;--warn:#7d4e00;--warn-soft:#fbf0da;--pass-soft:#e3f2ec}
@media (prefers-color-scheme:dark){:root{--bg:#121419;--surface:#1a1d24;--sunk:#22262f;--line:#2c313b;--line-2:#434956;--ink:#ecedf0;--ink-2:#b3b9c5;--ink-3:#949ba8;--accent:#93a4ff;--accent-ink:#aebbff;--accent-soft:#252b4a;--card:#2c3fa0;--pass:#62cba9;--on-pass:#14182b;--warn:#edbb62;--warn-soft:#3a2e16;--pass-soft:#17332b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding:16px 0 96px}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/22px 'Inter Variable',Inter,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
main,.top{max-width:560px;margin:0 auto;padding:0 16px}
.top{display:flex;align-items:center;gap:10px;padding-top:14px;padding-bottom:12px}
.top b{font-weight:600;flex:1;overflow-wrap:anywhere}
h1,h2,h3,p,ul,ol{margin:0;padding:0}
h1{font-size:25px;line-height:31px;font-weight:640;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:17px;line-height:24px;font-weight:620}
h3{font-size:15px;line-height:22px;font-weight:600}
a{color:var(--accent-ink)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:8px}
.card{background:var(--surface);border:1px solid var(--line);border-radius:16px;padding:16px;margin-bottom:12px}
.date{background:var(--card);border-color:var(--card);color:#fff;padding:18px}
.date :focus-visible{outline-color:#fff}
.date p{font-size:15px}.date h1+p{margin-top:4px}.date .time{font-size:17px;line-height:25px}
.date .earlier{margin-top:4px}.earlier s{opacity:.85}
.date.lost{background:var(--surface);border-color:var(--warn);border-left-width:5px;color:var(--ink)}
.lost .earlier{color:var(--ink-2)}.lost .earlier+p{margin-top:10px}
.where{display:flex;gap:8px;margin-top:8px}
svg{flex:none;display:block}
.button{display:inline-flex;align-items:center;justify-content:center;gap:8px;min-height:44px;padding:0 18px;border-radius:12px;border:1px solid var(--line-2);background:var(--surface);color:var(--accent-ink);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.date .button{margin-top:14px;background:#fff;border-color:#fff;color:#2c3fa0}
.answers{display:flex;flex-wrap:wrap;gap:10px;margin-top:14px}
.answers form{flex:1 1 180px;display:grid}.answers form~.button{flex:1 1 180px}
.date .answers .button{margin-top:0}
.date .answers .no{background:transparent;color:#fff}
.until{margin-top:12px}
.change summary{display:inline-flex;align-items:center;gap:6px;min-height:44px;text-decoration:underline;text-underline-offset:3px}
.standing summary{color:var(--accent-ink)}
.primary{background:var(--accent);border-color:var(--accent);color:#fff}
@media (prefers-color-scheme:dark){.primary{color:#14182b}}
.list{list-style:none;display:grid;gap:8px;margin-top:10px}
.list li{display:flex;gap:12px}
.list svg{margin-top:1px;color:var(--accent)}
.list .stays{color:var(--ink-2)}.list .stays svg{color:var(--pass)}
.row{display:flex;justify-content:space-between;align-items:baseline;gap:12px}
.back{display:inline-flex;align-items:center;gap:6px;min-height:44px}
.now{margin:8px 0}
.days{padding:4px 16px}
.day+.day{border-top:1px solid var(--line)}
.day summary{display:flex;align-items:center;gap:10px;min-height:52px}
.day summary span:first-child{flex:1;font-weight:600}
.times{display:grid;gap:8px;padding:0 0 14px}
.time-row{display:flex;justify-content:space-between;align-items:center;gap:10px;width:100%;min-height:48px;padding:0 14px;border:1px solid var(--line-2);border-radius:12px;background:var(--surface);color:inherit;font:inherit;text-align:start}
button.time-row{cursor:pointer;color:var(--accent-ink)}
p.time-row{background:var(--sunk);border-color:var(--line)}
.gone{color:var(--ink-3)}
.quiet{color:var(--ink-3);font-size:14px}
progress{appearance:none;display:block;width:100%;height:6px;margin:10px 0 2px;border:0;border-radius:3px;background:var(--sunk);overflow:hidden}
progress::-webkit-progress-bar{background:var(--sunk)}
progress::-webkit-progress-value{background:var(--pass)}
progress::-moz-progress-bar{background:var(--pass)}
.ticks form+form{border-top:1px solid var(--line)}
.tick{display:flex;align-items:center;gap:12px;width:100%;min-height:48px;padding:6px 0;border:0;background:none;color:inherit;font:inherit;text-align:start;cursor:pointer}
.tick span{flex:1}
.tick .due{display:block}
.tick .late{color:var(--warn);font-weight:600}
.how{margin:-2px 0 10px 36px;white-space:pre-line}
.tick i{flex:none;display:grid;place-items:center;width:24px;height:24px;border:1.5px solid var(--ink-3);border-radius:6px;color:transparent}
.tick[aria-pressed=true]{color:var(--ink-2)}
.tick[aria-pressed=true] i{background:var(--pass);border-color:var(--pass);color:var(--on-pass)}
details>summary{list-style:none;cursor:pointer}
details>summary::-webkit-details-marker{display:none}
.guide summary{display:flex;align-items:center;gap:14px;min-height:44px}
.guide .mark{display:grid;place-items:center;width:44px;height:44px;border-radius:10px;background:var(--accent-soft);color:var(--accent-ink)}
.guide summary>div{flex:1}
details[open]>summary .turn{transform:rotate(180deg)}
.guide>p{margin-top:8px}
.guide ol{margin:12px 0 0;padding-left:22px;display:grid;gap:6px}
.switch{position:relative}
.switch summary{display:flex;align-items:center;gap:6px;min-height:44px;padding:0 14px;border:1px solid var(--line-2);border-radius:22px;background:var(--surface)}
.switch ul{position:absolute;right:0;top:48px;z-index:2;list-style:none;min-width:150px;background:var(--surface);border:1px solid var(--line-2);border-radius:12px;padding:4px}
.switch a{display:flex;align-items:center;min-height:44px;padding:0 12px;color:inherit;text-decoration:none;border-radius:8px}
.switch a[aria-current]{background:var(--accent-soft);font-weight:600}
label{display:block;font-weight:600;margin-top:12px}
textarea{display:block;width:100%;min-height:104px;margin:6px 0 12px;padding:10px 12px;border:1px solid var(--ink-3);border-radius:10px;background:var(--surface);color:inherit;font:inherit;resize:vertical}
select{display:block;width:100%;min-height:44px;margin:6px 0 0;padding:0 12px;border:1px solid var(--ink-3);border-radius:10px;background:var(--surface);color:inherit;font:inherit}
.put-off summary{display:flex;align-items:center;justify-content:space-between;gap:12px;min-height:28px}
.put-off summary h2{font-size:15px;line-height:22px;font-weight:600;color:var(--accent-ink)}
.put-off p{margin-top:8px}
.put-off .button,select+.answers{margin-top:16px}
.scores{display:flex;flex-wrap:wrap;gap:8px;margin:10px 0 16px;padding:0;border:0}
.scores legend{padding:0 0 8px}
.scores label{flex:1;display:grid;justify-items:center;gap:2px;min-width:44px;min-height:52px;padding:6px;border:1px solid var(--ink-3);border-radius:10px;cursor:pointer}
.scores legend .quiet{display:block}
.scores .none{flex:1 0 100%;display:flex;align-items:center;gap:10px;min-height:44px;padding:6px 12px;font-weight:400}
.reasons{display:grid;gap:8px;margin:10px 0 16px;padding:0;border:0}
.reasons legend{padding:0 0 8px}
.reasons label{margin:0;font-weight:400;display:flex;align-items:center;gap:10px;min-height:44px;padding:8px 12px;border:1px solid var(--ink-3);border-radius:10px;cursor:pointer}
.reasons label:has(:checked){border-color:var(--accent-ink);outline:1px solid var(--accent-ink)}
.scores label:has(:checked){border-color:var(--accent-ink);outline:1px solid var(--accent-ink)}
.notice{border-radius:12px;padding:12px 14px;margin-bottom:12px;background:var(--pass-soft);color:var(--pass);font-weight:550}
.notice.warn{background:var(--warn-soft);color:var(--warn)}
.question{border-top:1px solid var(--line);margin-top:12px;padding-top:12px;overflow-wrap:anywhere}
.said{white-space:pre-line}
.answer{margin-top:6px;padding:10px 12px;border-radius:10px;background:var(--sunk)}
.bar{position:sticky;bottom:0;background:var(--surface);border-top:1px solid var(--line)}
.bar div{max-width:560px;margin:0 auto;padding:10px 16px;display:flex;align-items:center;gap:12px}
.bar p{flex:1}
footer{padding:4px 0 20px;color:var(--ink-3);font-size:14px}
@media (prefers-contrast:more){.card,.button{border-color:var(--ink-3)}}
@media print{.bar,.switch,form.ask{display:none}}
`.trim();

/** The style element, allowed by the nonce of the page's content security policy. */
export function styleElement(nonce: string): Html {
  return ownMarkup(`<style nonce="${nonce.replace(/[^A-Za-z0-9+/=_-]/g, '')}">${css}</style>`);
}
