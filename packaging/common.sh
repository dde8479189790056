# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run, ./test and .ci/run: where the tree is, how it is configured and built.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Lets a compiler cache filled in one checkout serve another, and keep what was compiled with precompiled headers.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD} CCACHE_NOHASHDIR=1
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}

# configure PRESET: only when there is no build tree yet or the presets changed; ninja sees every other change itself.
configure()
{
    local ninja=build/$1/build.ninja
    if [[ -f $ninja && ! CMakePresets.json -nt $ninja ]]; then return 0; fi
    cmake --fresh --preset "$1" >&2 # a new compiler would lose the other settings of the preset
}

# build PRESET [TARGET...]: quiet when there is nothing to do; stdout stays free for the program's own output.
build()
{
    local preset=$1
    shift
    configure "$preset"
    cmake --build "build/$preset" -j "$(nproc)" ${@:+--target "$@"} >&2
}
