//! Logistic regression over the lines of files.

use crosscheck_import::clutter::segment;

use crate::corpora::Example;

pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)) >> 17
}

/// A file's rows of features, the first or the second table's.
pub struct Rows<'a> {
    pub of: &'a Example,
    pub rows: &'a [Vec<f32>],
}

impl<'a> Rows<'a> {
    pub fn first(of: &'a Example) -> Self {
        Self { of, rows: &of.rows }
    }
}

/// Logistic regression with an L2 penalty on standardized features, by Adam over all lines.
pub fn train(examples: &[Rows], l2: f32) -> Vec<f32> {
    let width = examples.first().and_then(|e| e.rows.first()).map_or(0, Vec::len);
    let mut rows: Vec<&[f32]> = Vec::new();
    let mut labels = Vec::new();
    let mut weights = Vec::new();
    for Rows { of: e, rows: own } in examples {
        let total: f32 = e.words.iter().map(|&w| segment::weight(w)).sum::<f32>().max(1.0);
        for i in 0..own.len() {
            rows.push(&own[i]);
            labels.push(e.labels[i]);
            // Files count alike, whatever their length, but for a damped bonus of the long.
            weights.push(e.weight * segment::weight(e.words[i]) / total * total.sqrt());
        }
    }
    let all: f32 = weights.iter().sum();
    let mut mean = vec![0.0_f32; width];
    let mut deviation = vec![0.0_f32; width];
    for (row, w) in rows.iter().zip(&weights) {
        for j in 0..width {
            mean[j] += row[j] * w / all;
        }
    }
    for (row, w) in rows.iter().zip(&weights) {
        for j in 0..width {
            deviation[j] += (row[j] - mean[j]).powi(2) * w / all;
        }
    }
    for d in &mut deviation {
        // What is rare must not count for more by being rare.
        *d = if *d < 1e-8 { 0.0 } else { 1.0 / d.sqrt().max(0.15) };
    }
    let scaled: Vec<f32> = rows.iter().flat_map(|row| (0..width).map(|j| (row[j] - mean[j]) * deviation[j]).collect::<Vec<_>>()).collect();
    let (mut w, mut bias) = (vec![0.0_f32; width], 0.0_f32);
    let (mut m, mut v) = (vec![0.0_f32; width + 1], vec![0.0_f32; width + 1]);
    for step in 1..=300 {
        let mut gradient = vec![0.0_f32; width + 1];
        for (i, row) in scaled.chunks_exact(width).enumerate() {
            let z = bias + row.iter().zip(&w).map(|(x, k)| x * k).sum::<f32>();
            let error = (1.0 / (1.0 + (-z).exp()) - labels[i]) * weights[i] / all;
            for j in 0..width {
                gradient[j] += error * row[j];
            }
            gradient[width] += error;
        }
        let rate = if step < 200 { 0.05 } else { 0.01 };
        for j in 0..=width {
            let g = gradient[j] + if j < width { l2 * w[j] / 1000.0 } else { 0.0 };
            m[j] = 0.9 * m[j] + 0.1 * g;
            v[j] = 0.999 * v[j] + 0.001 * g * g;
            let step = rate * (m[j] / (1.0 - 0.9_f32.powi(step))) / ((v[j] / (1.0 - 0.999_f32.powi(step))).sqrt() + 1e-8);
            if j < width { w[j] -= step } else { bias -= step }
        }
    }
    // Back to plain features; the first is always one and takes the constant.
    let constant = bias - (0..width).map(|j| w[j] * mean[j] * deviation[j]).sum::<f32>();
    let mut table: Vec<f32> = (0..width).map(|j| w[j] * deviation[j]).collect();
    table[0] += constant;
    table
}
