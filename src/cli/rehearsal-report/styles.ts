/** The look of the page: the tokens of the screens, in light, dark and on paper. Plain CSS, no names from data. */

const light = `
  --bg:#F6F6F3;--surface:#FFFFFF;--sunk:#F1F1ED;--line:#E3E2DD;--line-strong:#CFCEC8;
  --ink:#191C22;--ink-2:#4E545F;--ink-3:#636974;--accent:#3349B5;--accent-ink:#2C3FA0;--accent-soft:#ECEEFA;
  --pass:#0B6B53;--pass-soft:#E3F2EC;--warn:#7D4E00;--warn-soft:#FBF0DA;--fail:#A8321A;--fail-soft:#FBE9E4;
  --none:#565C67;--none-soft:#ECECE8;--c1:#3349B5;--c1-mid:#7F8ED6;--c1-tint:#C9D0F0;--c2:#2A8C7C;--c3:#C9781E;
  --c4:#8A5A9E;--c5:#8D929C;`;

const dark = `
  --bg:#121419;--surface:#1A1D24;--sunk:#22262F;--line:#2C313B;--line-strong:#434956;
  --ink:#ECEDF0;--ink-2:#B3B9C5;--ink-3:#949BA8;--accent:#93A4FF;--accent-ink:#AEBBFF;--accent-soft:#252B4A;
  --pass:#62CBA9;--pass-soft:#17332B;--warn:#EDBB62;--warn-soft:#3A2E16;--fail:#FF9A80;--fail-soft:#43231B;
  --none:#A9AFBA;--none-soft:#2A2E37;--c1:#93A4FF;--c1-mid:#6373C9;--c1-tint:#37407A;--c2:#55BFAC;--c3:#E9A455;
  --c4:#C39BD6;--c5:#868D9A;`;

/** `font` is Inter in base64, or null for the reader's own. */
export function styleSheet(font: string | null): string {
  const face =
    font === null
      ? ''
      : `@font-face{font-family:Inter;font-weight:100 900;font-display:block;src:url(data:font/woff2;base64,${font}) format("woff2")}`;
  return `${face}
:root{color-scheme:light;${light}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${dark}}}
${page}${parts}${charts}${small}${print}`;
}

const page = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:450 13px/20px Inter,system-ui,sans-serif;}
main{max-width:1080px;margin:0 auto;padding:24px 24px 48px}
h1{font-size:26px;line-height:34px;font-weight:640;letter-spacing:-.01em;margin:0;overflow-wrap:anywhere}
h2{font-size:17px;line-height:24px;font-weight:640;margin:36px 0 4px}
h3{font-size:14px;line-height:20px;font-weight:620;margin:0}
p{margin:0}
.lead{color:var(--ink-2);max-width:76ch;margin-bottom:12px}
.quiet{color:var(--ink-3)}
.small{font-size:12px;line-height:16px}
.mono{font:450 11px/16px ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
.brand{display:flex;align-items:center;gap:8px;color:var(--ink-2);font-weight:550;margin-bottom:12px}
.brand svg{width:22px;height:22px}
.title{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px}
.meta{color:var(--ink-2);margin-top:4px}
`;

const parts = `
.tag{display:inline-flex;align-items:center;gap:5px;border-radius:4px;padding:2px 8px;font-size:12px;line-height:18px;font-weight:600;white-space:nowrap}
.tag svg{width:11px;height:11px;flex:none}
.pass{background:var(--pass-soft);color:var(--pass)}.warn{background:var(--warn-soft);color:var(--warn)}
.fail{background:var(--fail-soft);color:var(--fail)}.none{background:var(--none-soft);color:var(--none)}
.card{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:16px}
.grid{display:grid;gap:12px}
.figures{grid-template-columns:repeat(auto-fit,minmax(150px,1fr));margin-top:16px}
.figure{padding:12px 16px}
.figure b{display:block;font-size:26px;line-height:36px;font-weight:640;letter-spacing:-.01em}
.figure span{color:var(--ink-2);font-size:12px;line-height:16px;display:block}
.verdict{margin-top:16px;padding:12px 16px;border-radius:8px;font-weight:500;overflow-wrap:anywhere}
.two{grid-template-columns:repeat(2,minmax(0,1fr))}
.cards{grid-template-columns:repeat(auto-fill,minmax(300px,1fr))}
.head{display:flex;justify-content:space-between;align-items:flex-start;gap:8px}
.big{font-size:22px;line-height:28px;font-weight:640}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:12.5px;line-height:18px}
th{font-weight:500;color:var(--ink-3);text-align:left;font-size:12px;vertical-align:bottom}
th,td{padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
tbody tr:last-child td{border-bottom:0}
td{vertical-align:top}
td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td.day{white-space:nowrap}
td .tag{margin:-1px 0}
td.name{font-weight:550;white-space:nowrap}
td.wrap{overflow-wrap:anywhere;min-width:160px}
tfoot td{border-top:1px solid var(--line-strong);border-bottom:0;font-weight:600}
caption{text-align:left;font-weight:600;font-size:13px;padding-bottom:4px}
details{margin-top:8px}
summary{cursor:pointer;color:var(--accent-ink);font-weight:550;font-size:12px;min-height:24px;display:flex;align-items:center;gap:4px;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"";border:4px solid transparent;border-left:5px solid currentColor;border-right:0;margin-right:2px}
details[open]>summary::before{transform:rotate(90deg)}
summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
ul.plain{list-style:none;margin:8px 0 0;padding:0}
ul.plain li{padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
ul.plain li:first-child{border-top:0}
ul.plain li span{color:var(--ink-3)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}
dt{color:var(--ink-3)}dd{margin:0;overflow-wrap:anywhere}
footer{margin-top:36px;color:var(--ink-3);font-size:12px;line-height:16px}
.files a{color:var(--accent-ink)}
`;

const charts = `
svg{display:block}
.chart{width:100%;height:auto;margin-top:8px}
.chart text{font:450 11px Inter,system-ui,sans-serif;fill:var(--ink-2)}
.chart .strong{fill:var(--ink);font-weight:600}
.chart .on{fill:var(--accent-ink);font-weight:600}
.narrow{display:none}
.axis{stroke:var(--line)}
.base{stroke:var(--line-strong)}
.limit{stroke:var(--ink-2);stroke-dasharray:3 3}
.target{stroke:var(--ink);stroke-width:1.25}
.done-line{fill:none;stroke:var(--c1);stroke-width:2;stroke-linejoin:round}
.done-area{fill:var(--c1-tint);opacity:.55}
.started-line{fill:none;stroke:var(--c1-mid);stroke-width:1.25;stroke-dasharray:4 3}
.span{fill:var(--sunk)}
.bar{fill:var(--c1)}.bar.over{fill:var(--c3)}
.band{fill:var(--c1-tint);opacity:.7}
.estimate{fill:none;stroke:var(--c1);stroke-width:1.75;stroke-linejoin:round}
.dot{fill:var(--c1);stroke:var(--surface);stroke-width:1.5}
.v-warn .band{fill:var(--c3);opacity:.22}.v-warn .estimate{stroke:var(--c3)}.v-warn .dot{fill:var(--c3)}
.v-fail .band{fill:var(--fail);opacity:.2}.v-fail .estimate{stroke:var(--fail)}.v-fail .dot{fill:var(--fail)}
.hatch-line{stroke:var(--ink-3);stroke-width:1}
.meter{width:100%;height:10px}
.meter .rail{fill:var(--sunk)}.meter .mark{fill:var(--ink)}
.shares{width:100%;height:18px;border-radius:4px;margin:8px 0 4px}
.key{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:8px;vertical-align:-1px;border:1px solid transparent}
.balance td{padding-top:4px;padding-bottom:4px}
.balance td.level{width:36%;overflow-wrap:anywhere;padding-right:12px}
.balance td.level+td{width:34%;vertical-align:middle;min-width:80px}
td.over{color:var(--warn);font-weight:600}
`;

const small = `
@media screen and (max-width:760px){
  main{padding:16px 16px 36px}
  .two{grid-template-columns:minmax(0,1fr)}
  .cards{grid-template-columns:minmax(0,1fr)}
  .figures{grid-template-columns:repeat(2,minmax(0,1fr))}
  .wide{display:none}.narrow{display:block}
  .figures>:last-child:nth-child(odd){grid-column:1/-1}
  h1{font-size:22px;line-height:30px}
  dl{grid-template-columns:minmax(0,1fr)}dt{margin-top:8px}
  .balance td.level{width:40%}
}
`;

const print = `
@page{margin:14mm}
@media print{
  body{background:#fff;font-size:11px;line-height:16px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
  main{max-width:none;padding:0}
  .card,.figure,.verdict,tr,li,.keep{break-inside:avoid}
  h2,h3,.lead{break-after:avoid}
  .card{padding:12px}
  .figures{grid-template-columns:repeat(5,minmax(0,1fr))}
  .figure b{font-size:20px;line-height:28px}
  .scroll{overflow:visible}
  summary{color:var(--ink-2)}
  details::details-content{content-visibility:visible;height:auto;display:block}
}
`;
