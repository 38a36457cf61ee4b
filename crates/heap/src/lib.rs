//! The memory of the programs for the browser: the standard library's own, behind calls that are never written out
//! where they stand.
//!
//! An allocator keeps its notes before the memory that it gives. A compiler that sees one free what was asked for as
//! zeroes takes these notes for zeroes, too, and the allocator stops at what it reads there. With a standard library
//! that says nothing at a fault (`cargo xtask build`), freeing is short enough to be written out, and packing stopped so.
//! A program is linked with this by `use rapport_heap as _;`.
#![cfg(target_arch = "wasm32")]

use std::alloc::{GlobalAlloc, Layout, System};

struct Opaque;

#[global_allocator]
static HEAP: Opaque = Opaque;

// SAFETY: each call is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Opaque {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: what the caller promises is what is asked for.
        unsafe { System.alloc(layout) }
    }

    #[inline(never)]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    #[inline(never)]
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }

    #[inline(never)]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.realloc(memory, layout, size) }
    }
}
