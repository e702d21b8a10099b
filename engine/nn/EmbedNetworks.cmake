# barline_embed_networks(TARGET file.bnet…): compiles the files into TARGET as nn::embeddedNetwork() finds them. Their
# bytes go in as they are, so neither the compiler nor the build folder holds them a second time.
function(barline_embed_networks target)
  set(blobs "")
  set(rows "")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME_WE)
    file(SHA256 ${file} digits)
    string(SUBSTRING ${digits} 0 7 digits)
    string(APPEND blobs
      "asm(\".pushsection .rodata\\n.balign 64\\nbarline_network_${name}:\\n.incbin \\\"${file}\\\"\\n\"\n"
      "    \"barline_network_${name}_end:\\n.popsection\\n\");\n"
      "extern \"C\" __attribute__((visibility(\"hidden\"))) const std::byte barline_network_${name}[];\n"
      "extern \"C\" __attribute__((visibility(\"hidden\"))) const std::byte barline_network_${name}_end[];\n\n")
    string(APPEND rows
      "      {\"${name}\", 0x${digits} + 1, {barline_network_${name}, barline_network_${name}_end}},\n")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/EmbeddedNetworks.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"// Made by EmbedNetworks.cmake from resources/networks.
#include \"engine/nn/EmbeddedNetworks.h\"

#include <stdexcept>
#include <string>
#include <vector>

@blobs@namespace barline::nn {

const EmbeddedNetwork& embeddedNetwork(std::string_view name) {
  static const std::vector<EmbeddedNetwork> networks{
@rows@  };
  for (const EmbeddedNetwork& network : networks) {
    if (network.name == name) return network;
  }
  throw std::out_of_range(\"No network \" + std::string(name) + \" is compiled in.\");
}

}  // namespace barline::nn
")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE ${source})
endfunction()
