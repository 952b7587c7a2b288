//! Which nodes of a graph lie on a cycle: strongly connected components, after Tarjan, without recursion.

/// For each node the number of its cycle, when it lies on one; `edges` has the targets of each node.
pub(super) fn cycles(edges: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut search = Search {
        edges,
        index: vec![None; edges.len()],
        low: vec![0; edges.len()],
        stacked: vec![false; edges.len()],
        stack: Vec::new(),
        next: 0,
        cycle: vec![None; edges.len()],
        cycles: 0,
    };
    for node in 0..edges.len() {
        if search.index.get(node).copied().flatten().is_none() {
            search.from(node);
        }
    }
    search.cycle
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    index: Vec<Option<usize>>,
    low: Vec<usize>,
    stacked: Vec<bool>,
    stack: Vec<usize>,
    next: usize,
    cycle: Vec<Option<usize>>,
    cycles: usize,
}

#[allow(
    clippy::indexing_slicing,
    reason = "nodes are numbers below the length of every list here"
)]
impl Search<'_> {
    fn from(&mut self, start: usize) {
        let mut path = vec![(start, 0)];
        self.enter(start);
        while let Some((node, edge)) = path.pop() {
            match self.edges[node].get(edge).copied() {
                Some(target) => {
                    path.push((node, edge + 1));
                    match self.index[target] {
                        None => {
                            self.enter(target);
                            path.push((target, 0));
                        }
                        Some(index) if self.stacked[target] => {
                            self.low[node] = self.low[node].min(index);
                        }
                        Some(_) => {}
                    }
                }
                None => {
                    if let Some((parent, _)) = path.last() {
                        self.low[*parent] = self.low[*parent].min(self.low[node]);
                    }
                    self.leave(node);
                }
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.index[node] = Some(self.next);
        self.low[node] = self.next;
        self.next += 1;
        self.stack.push(node);
        self.stacked[node] = true;
    }

    fn leave(&mut self, node: usize) {
        if self.index[node] != Some(self.low[node]) {
            return;
        }
        let mut members = Vec::new();
        while let Some(member) = self.stack.pop() {
            self.stacked[member] = false;
            members.push(member);
            if member == node {
                break;
            }
        }
        if members.len() > 1 || self.edges[node].contains(&node) {
            for member in members {
                self.cycle[member] = Some(self.cycles);
            }
            self.cycles += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cycles;

    #[test]
    fn nodes_on_one_cycle_have_one_number() {
        let found = cycles(&[vec![1], vec![2], vec![1, 3], vec![], vec![4, 0], vec![]]);
        assert_eq!(found[1], found[2]);
        assert!(found[1].is_some() && found[4].is_some() && found[1] != found[4]);
        assert_eq!([found[0], found[3], found[5]], [None; 3]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let count = 200_000;
        let edges: Vec<_> = (0..count).map(|node| vec![(node + 1) % count]).collect();
        assert!(cycles(&edges).iter().all(|cycle| *cycle == Some(0)));
    }
}
