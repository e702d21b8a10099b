#include <QTest>
#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "engine/export/JsonSink.h"

namespace barline::exporting {

using Json = nlohmann::ordered_json;

class TestJsonSink : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aDocumentWrittenInPartsIsTheTextOfTheWhole_data() {
    QTest::addColumn<std::function<void(JsonSink&)>>("put");
    const auto row = [](const char* name, const std::function<void(JsonSink&)>& put) {
      QTest::newRow(name) << put;
    };
    row("empty", [](JsonSink&) {});
    row("members", [](JsonSink& json) {
      json.put("a \"name\"", 1);
      json.put("text", "caf\xe9\n");
      json.put("values", Json{1, 2.5, true});
      json.put("objects", Json{{{"a", 1}, {"b", {1, 2}}}, Json::object()});
      json.put("object", Json{{"deep", {{"deeper", {{"values", {1, 2}}}}}}, {"none", Json::array()}});
      json.put("empty", Json::object());
    });
    row("in parts", [](JsonSink& json) {
      json.beginObject("outer");
      json.beginArray("items");
      json.add(Json{{"a", 1}});
      json.add(Json{{"a", {1, 2}}, {"b", "x"}});
      json.end();
      json.put("between", Json{{"x", {{"y", 1}}}});
      json.beginArray("none");
      json.end();
      json.beginObject("inner");
      json.end();
      json.end();
      json.put("last", 0.1);
    });
    row("long", [](JsonSink& json) {
      json.beginArray("items");
      for (int i = 0; i < 40'000; ++i) json.add(Json{{"number", i}, {"text", std::string(20, 'x')}});
      json.end();
    });
  }
  void aDocumentWrittenInPartsIsTheTextOfTheWhole() {
    QFETCH(const std::function<void(JsonSink&)>, put);
    Json whole = Json::object();
    JsonTree tree(whole);
    put(tree);
    for (const JsonLayout layout : {JsonLayout::OneLine, JsonLayout::Readable}) {
      std::string text;
      std::size_t longest = 0;
      JsonText sink(layout, [&](std::string_view piece) {
        text += piece;
        longest = std::max(longest, piece.size());
      });
      put(sink);
      sink.finish();
      QCOMPARE(text, jsonText(whole, layout));
      QVERIFY(longest < std::size_t{300} << 10);
    }
  }
};

}  // namespace barline::exporting

QTEST_APPLESS_MAIN(barline::exporting::TestJsonSink)
#include "test_json_sink.moc"
