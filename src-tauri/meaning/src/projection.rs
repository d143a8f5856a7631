//! The model's vectors of word pieces, 384 numbers each, to the 64 that tell most: a sixth of the memory and of the time to
//! compare, for the same alignment.

/// Mean and principal directions of the model's vectors over news, as little-endian `f32`: made by `training/projection.py`.
const TABLE: &[u8] = include_bytes!("projection.bin");

/// Length of the model's vectors.
const WIDTH: usize = 384;

/// Where vectors of word pieces are brought to their shorter form.
pub(crate) struct Projection {
    mean: Vec<f32>,
    directions: Vec<f32>,
}

impl Projection {
    pub(crate) fn new() -> Self {
        let number = |b: &[u8]| <[u8; 4]>::try_from(b).map_or(0.0, f32::from_le_bytes);
        let mut all = TABLE.chunks_exact(4).map(number);
        let mean = all.by_ref().take(WIDTH).collect();
        Self { mean, directions: all.collect() }
    }

    /// A word piece's vector less the mean, along each direction, of length 127.
    pub(crate) fn token(&self, vector: &[f32]) -> Vec<i8> {
        let centred: Vec<f32> = vector.iter().zip(&self.mean).map(|(x, m)| x - m).collect();
        let along = |d: &[f32]| d.iter().zip(&centred).map(|(p, x)| p * x).sum::<f32>();
        let short: Vec<f32> = self.directions.chunks_exact(WIDTH).map(along).collect();
        let length = short.iter().map(|x| x * x).sum::<f32>().sqrt();
        let scale = if length > 0.0 { 127.0 / length } else { 0.0 };
        short.iter().map(|x| (x * scale).round() as i8).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscheck_compare::meaning::PIECE;

    #[test]
    fn the_table_has_a_mean_and_all_directions_of_unit_length() {
        let p = Projection::new();
        assert_eq!((p.mean.len(), p.directions.len()), (WIDTH, WIDTH * PIECE));
        for d in p.directions.chunks_exact(WIDTH) {
            assert!((d.iter().map(|x| x * x).sum::<f32>() - 1.0).abs() < 1e-3);
        }
    }

    #[test]
    fn a_piece_has_the_length_asked_for() {
        let p = Projection::new();
        let vector: Vec<f32> = (0..WIDTH).map(|i| (i as f32).sin()).collect();
        let short = p.token(&vector);
        let length = short.iter().map(|&x| f32::from(x).powi(2)).sum::<f32>().sqrt();
        assert!(short.len() == PIECE && (length - 127.0).abs() < 3.0);
        assert_eq!(p.token(&p.mean), vec![0; PIECE]);
    }
}
