#include <QTest>
#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/model/HalfFloat.h"
#include "engine/nn/Container.h"
#include "engine/nn/EmbeddedNetworks.h"
#include "engine/nn/Sha256.h"

namespace barline::nn {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kPrefix = 12;  // before the header

std::string smallContainer() {
  std::ifstream stream(BARLINE_TEST_SOURCES "/data/network/small.bnet", std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Graph read(const std::string& bytes) {
  return readContainer(std::as_bytes(std::span(bytes)));
}

std::size_t headerLength(const std::string& bytes) {
  return static_cast<unsigned char>(bytes[8]) + 256U * static_cast<unsigned char>(bytes[9]);
}

/// The small container with another header; `payload` may be changed too, and gets its checksum.
std::string altered(const std::function<void(Json& header, std::string& payload)>& alter) {
  const std::string bytes = smallContainer();
  Json header = Json::parse(bytes.substr(kPrefix, headerLength(bytes)));
  std::string payload = bytes.substr(kPrefix + headerLength(bytes));
  alter(header, payload);
  if (header.contains("sha256")) header["sha256"] = sha256(std::as_bytes(std::span(payload)));
  const std::string text = header.dump();
  std::string result = bytes.substr(0, 8);
  for (std::size_t i = 0; i < 4; ++i) result += static_cast<char>(text.size() >> (8 * i) & 0xff);
  return result + text + payload;
}

}  // namespace

class TestNetworkContainer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// FIPS 180-4's examples, as NIST publishes them, and lengths about a block's.
  void sha256IsNists() {
    const auto digest = [](const std::string& text) { return sha256(std::as_bytes(std::span(text))); };
    QCOMPARE(digest("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(digest(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
             std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    QCOMPARE(digest(std::string(1'000'000, 'a')),
             std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
  }

  void halvesAreExact() {
    QCOMPARE(model::halfToFloat(0x3c00), 1.0F);
    QCOMPARE(model::halfToFloat(0xc500), -5.0F);
    QCOMPARE(model::halfToFloat(0x7bff), 65504.0F);
    QCOMPARE(model::halfToFloat(0x0400), 0x1p-14F);
    QCOMPARE(model::halfToFloat(0x0001), 0x1p-24F);
    QVERIFY(std::signbit(model::halfToFloat(0x8000)));
    QVERIFY(std::isinf(model::halfToFloat(0x7c00)) && std::isnan(model::halfToFloat(0x7e00)));
  }

  void readsWhatTrainingWrote() {
    const Graph graph = read(smallContainer());
    QCOMPARE(graph.name, std::string("test"));
    QCOMPARE(graph.inputs.size(), std::size_t{2});
    QCOMPARE(graph.layers.size(), std::size_t{19});
    QVERIFY((graph.shapeOf(graph.outputs[1].node) == Shape{.stride = 4, .width = 1, .channels = 37}));
    QVERIFY(read(altered([](Json&, std::string&) {})).layers.size() == graph.layers.size());
  }

  void refusesEveryCut() {
    const std::string bytes = smallContainer();
    for (std::size_t length = 0; length < bytes.size(); length += length < 64 ? 1 : 997) {
      QVERIFY_THROWS_EXCEPTION(ContainerError, static_cast<void>(read(bytes.substr(0, length))));
    }
    QVERIFY_THROWS_EXCEPTION(ContainerError, static_cast<void>(read(bytes + '\0')));
  }

  void refusesEveryChangedByte() {
    const std::string bytes = smallContainer();
    int accepted = 0;
    for (std::size_t at = 0; at < bytes.size(); at += at < kPrefix + headerLength(bytes) ? 7 : 911) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ 1);
      try {
        static_cast<void>(read(changed));
        ++accepted;
      } catch (const ContainerError&) {
      }
    }
    // Other names, and numbers that still fit, are another network and no damage that could be told.
    QVERIFY(accepted < static_cast<int>(headerLength(bytes) / 28));
  }

  void refusesWhatDoesNotFitTogether_data() {
    using Alter = std::function<void(Json&, std::string&)>;
    QTest::addColumn<Alter>("alter");
    const auto row = [](const char* name, const Alter& alter) { QTest::newRow(name) << alter; };
    row("another format", [](Json& header, std::string&) { header["format"] = 2; });
    row("no checksum", [](Json& header, std::string&) { header.erase("sha256"); });
    row("no layers", [](Json& header, std::string&) { header.erase("layers"); });
    row("layers are a number", [](Json& header, std::string&) { header["layers"] = 5; });
    row("an unknown kind", [](Json& header, std::string&) { header["layers"][0]["kind"] = "attention"; });
    row("an unknown key", [](Json& header, std::string&) { header["layers"][1]["groups"] = 2; });
    row("a key missing", [](Json& header, std::string&) { header["layers"][1].erase("dilation"); });
    row("a name twice", [](Json& header, std::string&) { header["layers"][1]["name"] = "bands"; });
    row("a later layer", [](Json& header, std::string&) { header["layers"][1]["input"] = "down"; });
    row("an unknown layer", [](Json& header, std::string&) { header["outputs"][0]["layer"] = "x"; });
    row("another shape added", [](Json& header, std::string&) { header["layers"][9]["add"] = "down"; });
    row("other channels", [](Json& header, std::string&) { header["layers"][9]["in_channels"] = 23; });
    row("an even kernel", [](Json& header, std::string&) { header["layers"][9]["time_kernel"] = 4; });
    row("no stride", [](Json& header, std::string&) { header["layers"][10]["time_stride"] = 0; });
    row("a stride of 3", [](Json& header, std::string&) { header["layers"][10]["time_stride"] = 3; });
    row("a negative dilation", [](Json& header, std::string&) { header["layers"][9]["dilation"] = -1; });
    row("a huge dilation", [](Json& header, std::string&) { header["layers"][9]["dilation"] = 1LL << 62; });
    row("more padding than kernel",
        [](Json& header, std::string&) { header["layers"][1]["width_padding"] = 9; });
    row("a huge input", [](Json& header, std::string&) { header["inputs"][0]["width"] = 65536; });
    row("no fastest input", [](Json& header, std::string&) { header["inputs"][0]["stride"] = 2; });
    row("unequal groups", [](Json& header, std::string&) { header["layers"][13]["out_channels"] = 62; });
    row("other groups", [](Json& header, std::string&) { header["layers"][13]["out_channels"] = 48; });
    row("a repetition too many", [](Json& header, std::string&) { header["layers"][8]["factor"] = 8; });
    row("a tensor missing", [](Json& header, std::string&) { header["tensors"].erase(3); });
    row("a tensor twice",
        [](Json& header, std::string&) { header["tensors"][3]["name"] = header["tensors"][1]["name"]; });
    row("a tensor elsewhere", [](Json& header, std::string&) { header["tensors"][3]["offset"] = 0; });
    row("a tensor beyond the end", [](Json& header, std::string&) {
      header["tensors"][0]["shape"] = {65536, 65536, 65536, 65536};
    });
    row("a tensor of nothing",
        [](Json& header, std::string&) { header["tensors"][0]["shape"] = Json::array(); });
    row("weights too many", [](Json&, std::string& payload) { payload += "00"; });
    row("weights missing", [](Json&, std::string& payload) { payload.resize(payload.size() - 2); });
    row("a weight that is no number", [](Json&, std::string& payload) { payload[1] = '\x7e'; });
  }

  void refusesWhatDoesNotFitTogether() {
    QFETCH(const std::function<void(Json&, std::string&)>, alter);
    QVERIFY_THROWS_EXCEPTION(ContainerError, static_cast<void>(read(altered(alter))));
  }

  void theShippedNetworksKeepToTheirBudget() {
    std::size_t parameters = 0;
    std::size_t size = 0;
    for (const char* name : {"rhythm", "harmony", "chords"}) {
      const EmbeddedNetwork& network = embeddedNetwork(name);
      QVERIFY(network.version > 0);
      QCOMPARE(readContainer(network.bytes).name, std::string(name));
      size += network.bytes.size();
      for (const Layer& layer : readContainer(network.bytes).layers) {
        parameters += layer.weights.size() + layer.biases.size();
      }
    }
    QVERIFY(parameters < 2'000'000);
    QVERIFY(size < 3'000'000);
    QVERIFY_THROWS_EXCEPTION(std::out_of_range, static_cast<void>(embeddedNetwork("melody")));
  }

  void readsNoDeeplyNestedHeader() {
    std::string bytes = smallContainer().substr(0, 8);
    const std::string text(1 << 20, '[');
    for (std::size_t i = 0; i < 4; ++i) bytes += static_cast<char>(text.size() >> (8 * i) & 0xff);
    QVERIFY_THROWS_EXCEPTION(ContainerError, static_cast<void>(read(bytes + text)));
  }
};

}  // namespace barline::nn

QTEST_APPLESS_MAIN(barline::nn::TestNetworkContainer)
#include "test_network_container.moc"
