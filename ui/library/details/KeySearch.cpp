#include "ui/library/details/KeySearch.h"

#include <QRegularExpression>
#include <QStringList>

namespace barline::ui {

QString searchForKey(const QString& search, const model::MusicalKey& key) {
  static const QRegularExpression term(QStringLiteral("(?<!\\S)key:\\S*"),
                                       QRegularExpression::CaseInsensitiveOption);
  const QString wanted = QStringLiteral("key:%1").arg(QString::fromStdString(model::camelot(key)));
  const QRegularExpressionMatch match = term.match(search);
  QString changed = search;
  if (!match.hasMatch()) {
    changed = changed.trimmed();
    return changed.isEmpty() ? wanted : changed + u' ' + wanted;
  }
  const bool same = match.captured().compare(wanted, Qt::CaseInsensitive) == 0;
  changed.replace(match.capturedStart(), match.capturedLength(), same ? QString() : wanted);
  return same ? changed.simplified() : changed;
}

}  // namespace barline::ui
