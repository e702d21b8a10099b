#pragma once

namespace barline::pipeline {

/// How an analysis stands to others. The tasks of a higher one go first.
enum class Priority : unsigned char {
  Background,  ///< nobody waits for it: on threads that leave the processor to everything else
  Normal,
  Urgent  ///< a person looks at it
};

}  // namespace barline::pipeline
