#pragma once

/// Marks an English text of this folder, which has no Qt, as lupdate knows it; whoever shows it translates it
/// in that context.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif
