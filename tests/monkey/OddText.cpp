#include "tests/monkey/OddText.h"

#include <array>

namespace barline::monkey {

QString oddText(Random& random) {
  constexpr std::array kTexts{
      u"",
      u" ",
      u"Nocturne",
      u"Für Élise – Ⅱ. Satz",
      u"中文標題",
      u"שלום עולם",
      u"مرحبا 123 abc",
      u"👩‍👩‍👧‍👦🎹🥁",
      u"e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
      u"\u202Ereversed\u202C",
      u"tab\tand\u00A0space",
      u"'; DROP TABLE tracks; --",
      u"\"unclosed",
      u"%s%n%1%2",
      u"<b>bold</b><img src=x>",
      u"-1",
      u"0",
      u"1e308",
      u"99999999999999999999",
      u"1,5",
      u"1.5",
      u"NaN",
      u"120.000001",
      u"CON",
      u"..",
      u"*.*",
      u"\x01\x1F",
  };
  switch (random.below(12)) {
    case 0:
      return QString(random.between(200, 3000), QChar(u'ß'));
    case 1: {
      QString any;
      for (int i = random.between(1, 24); i > 0; --i) any += QChar(random.between(0x20, 0x2FF));
      return any.remove(u'/').remove(u'~');
    }
    case 2:
      return QString::number(random.between(-1000, 100000));
    default:
      return QString::fromUtf16(random.pick(kTexts));
  }
}

QString searchText(Random& random) {
  constexpr std::array kTexts{
      u"",
      u"song",
      u"bpm:120",
      u"bpm:100-140",
      u"bpm:>=",
      u"key:8A",
      u"key:Am,C",
      u"rating:>=3",
      u"tag:warm",
      u"-tag:cold",
      u"title:\"two words\"",
      u"(",
      u"house t",
      u"is:missing",
      u"is:edited,analysed",
      u"\"open",
      u"bpm:abc",
      u"é",
      u"* * *",
      u"color:p",
      u"::::",
      u"metre:3/4",
      u"🎹",
      u"artist:\"",
      u"is:,, \"unclosed",
      u"-genre:\"drum & bass\",h“é ♭ key:8A",
  };
  return random.chance(15) ? oddText(random) : QString::fromUtf16(random.pick(kTexts));
}

QString harmonyText(Random& random) {
  constexpr std::array kTexts{u"C",     u"Am7",      u"F#m7b5", u"Bb/D", u"N",       u"Gsus4", u"H7",
                              u"c min", u"D major",  u"E♭ dur", u"A",    u"Chorus",  u"Verse", u"intro",
                              u"Xyz",   u"C:maj7/3", u"F♯",     u"B",    u"G minor", u"Db13",  u"??"};
  return random.chance(10) ? oddText(random) : QString::fromUtf16(random.pick(kTexts));
}

}  // namespace barline::monkey
