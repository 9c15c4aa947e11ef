#ifndef ABATE_CPREFETCH_H
#define ABATE_CPREFETCH_H

// Asks for a line of memory that is written to soon: a hint of the processor's that Swift has no word for.
static inline void abate_prefetch(const void *_Nonnull place) { __builtin_prefetch(place, 1); }

#endif
