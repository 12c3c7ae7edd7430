#pragma once
#include <stdint.h>

/// How often memory was allocated so far, in any way, by any part of the program.
uint64_t allocations_count(void);

/// From now on, writes to standard error who asks for memory, for the next `limit` times.
void allocations_trace(int limit);

/// Nanoseconds of processor time that the program has taken so far.
uint64_t allocations_processor_time(void);
