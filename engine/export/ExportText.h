#pragma once

/// Marks an English text of the engine for translation; lupdate knows it as QT_TRANSLATE_NOOP with context
/// "Export".
#define BARLINE_EXPORT_TEXT(context, text) text
