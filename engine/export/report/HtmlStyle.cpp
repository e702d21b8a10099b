#include "engine/export/report/HtmlStyle.h"

#include "engine/export/picture/Palette.h"

namespace barline::exporting::reports {
namespace {

constexpr const char* kRules = R"css(
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--high); }
body {
  margin: 0 auto; max-width: 900px; padding: 40px 24px 64px;
  font: 14px/1.45 Inter, "Noto Sans", "DejaVu Sans", system-ui, sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 30px; line-height: 1.2; font-weight: 600; margin: 0; letter-spacing: -0.01em; }
h2 { font-size: 18px; line-height: 1.3; font-weight: 600; margin: 44px 0 12px; break-after: avoid; }
h3 { font-size: 13px; font-weight: 600; color: var(--mid); margin: 20px 0 4px; break-after: avoid; }
p { margin: 12px 0; color: var(--mid); }
.subtitle { margin: 4px 0 0; font-size: 16px; color: var(--mid); }
footer { margin-top: 48px; color: var(--low); font-size: 12px; }

.figures { display: flex; flex-wrap: wrap; gap: 16px 36px; margin: 24px 0; padding: 0; break-inside: avoid; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--low); font-size: 12px; }
.figures dd { display: flex; align-items: baseline; height: 32px; margin: 0; font-size: 22px; font-weight: 600;
  line-height: 32px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.figures .unit { font-size: 13px; font-weight: 400; color: var(--mid); margin-left: 5px; }
.figures .key { font-size: 17px; line-height: 26px; padding: 0 10px; }

.key { display: inline-block; border-radius: 3px; padding: 0 7px; font-weight: 600; line-height: 20px;
  white-space: nowrap; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.major { background: var(--k); color: var(--on-key); }
.minor { box-shadow: inset 0 0 0 1.5px var(--i); }

.picture { margin: 16px 0; break-inside: avoid; }
.picture svg, td svg { display: block; width: 100%; height: auto; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
.picture + .picture { margin-top: 20px; }

.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: 4px 0 12px; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: start; font-size: 12px; font-weight: 400; color: var(--low); padding: 4px 12px 4px 0;
  border-bottom: 1px solid var(--divider); vertical-align: bottom; }
td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--hairline); vertical-align: top; }
th:last-child, td:last-child { padding-inline-end: 0; }
td:first-child { font-weight: 500; }
.short { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.second { display: block; color: var(--mid); font-weight: 400; font-size: 12px; }
.mark { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-inline-end: 8px;
  background: var(--c); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.share { display: flex; align-items: center; gap: 10px; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.share i { display: block; height: 8px; border-radius: 2px; background: var(--accent); flex: 0 1 auto;
  min-width: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
td.drawing { min-width: 150px; }

.aside { display: flex; gap: 36px; align-items: flex-start; margin: 12px 0; }
.aside .wheel { flex: 0 0 250px; break-inside: avoid; }
.aside .wheel svg { display: block; width: 100%; height: auto; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
.aside .beside { flex: 1 1 auto; min-width: 0; }

.sheet { margin: 22px 0 0; }
.sheet-head { display: flex; align-items: baseline; gap: 8px; margin: 0 0 4px; break-after: avoid;
  break-inside: avoid; }
.letter { display: inline-block; min-width: 22px; padding: 0 6px; text-align: center; border-radius: 3px;
  font-weight: 600; line-height: 22px; color: var(--paper); background: var(--c);
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.sheet-head b { font-weight: 600; font-size: 15px; }
.extent { color: var(--low); font-size: 12px; }
.row { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); break-inside: avoid; }
.bar { min-height: 54px; padding: 3px 0 8px 8px; border-left: 1px solid var(--strong);
  border-bottom: 1px solid var(--hairline); }
.row .bar:first-child { border-left-width: 2px; }
.row .last { border-right: 1px solid var(--strong); }
.bar small { display: block; color: var(--low); font-size: 10px; line-height: 14px;
  font-variant-numeric: tabular-nums; }
.bar small b { color: var(--high); margin-left: 6px; }
.chords { display: flex; }
.chords span { font-size: 18px; line-height: 24px; font-weight: 600; min-width: 0; padding-right: 4px; }
.chords .on { color: var(--low); font-weight: 400; }
.chords .few { font-size: 14px; }
.chords em { font-style: normal; color: var(--warn); }

@media (max-width: 640px) {
  body { padding: 24px 16px 40px; }
  .aside { flex-direction: column; }
  .row { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@page { margin: 14mm 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; line-height: 1.35; }
  h1 { font-size: 22pt; }
  h2 { font-size: 13pt; margin: 20px 0 6px; }
  h3 { margin: 12px 0 2px; }
  .figures { margin: 14px 0; gap: 8px 30px; }
  .picture { margin: 10px 0; }
  .new-page { break-before: page; margin-top: 0; }
  .new-page h2 { margin-top: 0; }
  .scroll { overflow: visible; }
  .row { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .bar { min-height: 46px; padding-bottom: 4px; }
  .sheet { margin-top: 14px; }
  .aside { flex-direction: row; break-inside: avoid; }
  .aside .wheel { flex-basis: 230px; }
  th { padding-top: 2px; padding-bottom: 2px; }
  td { padding-top: 3px; padding-bottom: 3px; }
  footer { margin-top: 24px; }
}
)css";

}  // namespace

std::string htmlStyle() {
  const auto scheme = [](const picture::Palette& palette, const char* name) {
    std::string rule = ":root{color-scheme:";
    return rule.append(name).append(";").append(cssProperties(palette)).append("}\n");
  };
  const std::string light = scheme(picture::lightPalette(), "light");
  std::string style = light;
  style.append("@media screen and (prefers-color-scheme: dark){")
      .append(scheme(picture::darkPalette(), "dark"));
  return style.append("}").append(kRules);
}

}  // namespace barline::exporting::reports
