#include "commands/command_line.hpp"

int main(int count, char** arguments) {
    using namespace netzatlas::commands;
    CommandLine line;
    offer_sources(line);
    offer_editions(line);
    offer_publishing(line);
    offer_tiles(line);
    offer_zonal(line);
    return line.run(count, arguments);
}
