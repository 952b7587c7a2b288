//! Numbers that look like chance and are the same everywhere.

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// SplitMix64.
pub(super) struct Tilfeldig(u64);

impl Tilfeldig {
    /// Streams of one seed have nothing to do with each other, nor do seeds that are neighbours.
    pub(super) fn of(seed: u64, stream: u64) -> Self {
        let seed = mixed(seed.wrapping_add(GOLDEN));
        let stream = mixed(stream.wrapping_mul(GOLDEN).wrapping_add(1));
        Self(mixed(seed ^ stream))
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mixed(self.0)
    }

    /// Below `bound`, which is so far from the largest number that no value is favoured.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// As [`below`](Self::below), for amounts and days.
    pub(super) fn below_i64(&mut self, bound: u32) -> i64 {
        // Fits: it is less than a u32.
        i64::try_from(self.below(u64::from(bound))).unwrap_or_default()
    }
}

fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// All numbers below a power of four, each once, in an order that looks like chance: a Feistel network over a counter,
/// so that nothing need be remembered.
pub(super) struct Stokking {
    keys: [u64; 6],
    /// Half the bits of a number.
    half: u32,
    counter: u64,
}

impl Stokking {
    /// Of the numbers below `4^half`, of which there are less than 2^64.
    pub(super) fn of(seed: u64, half: u32) -> Self {
        // Organisations have streams of their own, with numbers of eight digits.
        let mut keys = Tilfeldig::of(seed, u64::MAX);
        Self {
            keys: std::array::from_fn(|_| keys.next()),
            half,
            counter: 0,
        }
    }
}

impl Iterator for Stokking {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        if self.counter >> (2 * self.half) > 0 {
            return None;
        }
        let mask = (1 << self.half) - 1;
        let (mut left, mut right) = (self.counter >> self.half, self.counter & mask);
        for key in self.keys {
            (left, right) = (right, left ^ (mixed(right ^ key) & mask));
        }
        self.counter += 1;
        Some(left << self.half | right)
    }
}
