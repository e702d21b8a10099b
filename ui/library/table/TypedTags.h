#pragma once

#include <QString>
#include <QStringList>

namespace barline::ui {

/// Tags as a person types them, with commas between: simplified, sorted, each once.
[[nodiscard]] inline QStringList typedTags(const QString& text) {
  QStringList tags;
  for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
    if (const QString tag = part.simplified(); !tag.isEmpty()) tags.append(tag);
  }
  tags.sort();
  tags.removeDuplicates();
  return tags;
}

}  // namespace barline::ui
