#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <typeindex>
#include <utility>

namespace barline::pipeline {

/// A result of some step, its type erased. Immutable and shared.
class Result {
 public:
  template <class T>
  explicit Result(std::shared_ptr<const T> value) : value_(std::move(value)), type_(typeid(T)) {}

  [[nodiscard]] std::type_index type() const { return type_; }

  /// Null where the result is of another type.
  template <class T>
  [[nodiscard]] std::shared_ptr<const T> as() const {
    if (type_ != std::type_index(typeid(T))) return nullptr;
    return std::static_pointer_cast<const T>(value_);
  }

 private:
  std::shared_ptr<const void> value_;
  std::type_index type_;
};

/// Results of several steps, one for each type.
class ResultSet {
 public:
  void insert(Result result) { results_.insert_or_assign(result.type(), std::move(result)); }

  void erase(std::type_index type) { results_.erase(type); }

  /// Null where there is none of this type.
  template <class T>
  [[nodiscard]] std::shared_ptr<const T> find() const {
    const auto found = results_.find(std::type_index(typeid(T)));
    return found == results_.end() ? nullptr : found->second.template as<T>();
  }

  [[nodiscard]] bool contains(std::type_index type) const { return results_.contains(type); }
  [[nodiscard]] const Result& at(std::type_index type) const { return results_.at(type); }
  [[nodiscard]] std::size_t size() const { return results_.size(); }

 private:
  std::map<std::type_index, Result> results_;
};

}  // namespace barline::pipeline
