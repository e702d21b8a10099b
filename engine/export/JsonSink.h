#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/export/JsonLayout.h"

namespace barline::exporting {

/// Takes a JSON object member by member, in order, so that who tells of hours of music need not hold all that
/// there is to tell.
class JsonSink {
 public:
  JsonSink() = default;
  virtual ~JsonSink() = default;
  JsonSink(const JsonSink&) = delete;
  JsonSink& operator=(const JsonSink&) = delete;

  /// A member of the object under way. Each name comes once.
  virtual void put(std::string_view name, const nlohmann::ordered_json& value) = 0;
  /// The same, but its own members follow, up to end().
  virtual void beginObject(std::string_view name) = 0;
  /// The same, but its items follow, up to end().
  virtual void beginArray(std::string_view name) = 0;
  /// An item of the array under way; no plain value.
  virtual void add(const nlohmann::ordered_json& item) = 0;
  /// Ends what began last.
  virtual void end() = 0;
};

/// Keeps it all as one value.
class JsonTree final : public JsonSink {
 public:
  /// @param root an empty object; outlives this
  explicit JsonTree(nlohmann::ordered_json& root);

  void put(std::string_view name, const nlohmann::ordered_json& value) override;
  void beginObject(std::string_view name) override;
  void beginArray(std::string_view name) override;
  void add(const nlohmann::ordered_json& item) override;
  void end() override;

 private:
  std::vector<nlohmann::ordered_json*> underWay_;  ///< each in the one before
};

/// Writes the text that jsonText() has of the whole, a part at a time.
class JsonText final : public JsonSink {
 public:
  /// Is given the text in pieces, in order.
  using Write = std::function<void(std::string_view)>;

  JsonText(JsonLayout layout, Write write);

  void put(std::string_view name, const nlohmann::ordered_json& value) override;
  void beginObject(std::string_view name) override;
  void beginArray(std::string_view name) override;
  void add(const nlohmann::ordered_json& item) override;
  void end() override;

  /// Ends the object and the last line. To be called once, after all else.
  void finish();

 private:
  struct Level {
    char closing;
    bool isEmpty{true};
  };

  void begin(char opening, char closing);
  void beginItem();
  void beginMember(std::string_view name);
  void newLine();
  void flush(std::size_t most);

  JsonLayout layout_;
  Write write_;
  std::string text_;           ///< not yet written
  std::vector<Level> levels_;  ///< under way
};

}  // namespace barline::exporting
