#include "ui/search/TermColours.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QLineEdit>

namespace barline::ui {
namespace {

QTextLayout::FormatRange range(const TextPlaces& places, std::size_t begin, std::size_t end,
                               const QTextCharFormat& format) {
  const int first = places.index(begin);
  return {first, places.index(end) - first, format};
}

}  // namespace

QList<QTextLayout::FormatRange> termFormats(const search::ParsedQuery& parsed,
                                            const std::vector<search::QueryProblem>& shownProblems,
                                            const TextPlaces& places, const Theme& theme) {
  QTextCharFormat accent;
  accent.setForeground(theme.colours().accent.text);
  QTextCharFormat wrong;
  wrong.setForeground(theme.colours().state.error);
  wrong.setUnderlineStyle(QTextCharFormat::SingleUnderline);
  wrong.setUnderlineColor(theme.colours().state.error);
  QList<QTextLayout::FormatRange> formats;
  for (const search::Mark& mark : parsed.marks) {
    if (mark.kind != search::MarkKind::Field && mark.kind != search::MarkKind::Minus) continue;
    formats.append(range(places, mark.begin, mark.end, accent));
  }
  for (const search::QueryProblem& problem : shownProblems) {
    formats.append(range(places, problem.begin, problem.end, wrong));
  }
  return formats;
}

void applyFormats(QLineEdit& field, const QList<QTextLayout::FormatRange>& formats) {
  // QLineEdit has no formats of its own; those of an input method's text may cover all of it.
  QList<QInputMethodEvent::Attribute> attributes;
  for (const QTextLayout::FormatRange& format : formats) {
    attributes.append(
        {QInputMethodEvent::TextFormat, format.start - field.cursorPosition(), format.length, format.format});
  }
  QInputMethodEvent event(QString(), attributes);
  QCoreApplication::sendEvent(&field, &event);
}

}  // namespace barline::ui
