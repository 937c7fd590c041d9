// The library that any command on top of it must load.
import "commander";
