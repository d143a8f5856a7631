//! all-MiniLM-L6-v2 (Apache-2.0) run by rten: text to word pieces, word pieces to one vector each.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crosscheck_compare::meaning::Vectors;
use rten::{Model, NodeId, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use sha2::{Digest, Sha256};
use tokenizers::{Tokenizer, TruncationParams};

use crate::projection::Projection;

/// The files of the model in its folder, and the SHA-256 of each: other weights would give other scores.
pub const FILES: [(&str, &str); 2] = [
    ("model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"),
    ("tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"),
];

/// Word pieces of a text that are read; the rest of a longer one is not.
const LONGEST: usize = 192;

/// Letters of a text that are read at most: far more than [`LONGEST`] word pieces have.
const LONGEST_TEXT: usize = 4000;

/// Length of the model's own vectors.
const WIDTH: usize = 384;

/// The model in memory.
pub struct MiniLm {
    tokenizer: Tokenizer,
    model: Model,
    inputs: [NodeId; 3],
    output: NodeId,
    threads: Arc<ThreadPool>,
    projection: Projection,
}

impl std::fmt::Debug for MiniLm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MiniLm")
    }
}

impl MiniLm {
    /// Reads the model from a folder.
    ///
    /// # Errors
    /// What is missing or not what it should be, in words.
    pub fn load(folder: &Path) -> Result<Self, String> {
        let read = |(name, sha256): (&str, &str)| {
            let bytes = fs::read(folder.join(name)).map_err(|e| format!("{name}: {e}"))?;
            let found: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
            if found == sha256 { Ok(bytes) } else { Err(format!("{name} is not the file that belongs there")) }
        };
        let [model, tokenizer] = FILES.map(read);
        let mut tokenizer = Tokenizer::from_bytes(tokenizer?).map_err(|e| e.to_string())?;
        tokenizer.with_padding(None);
        let truncation = TruncationParams { max_length: LONGEST, ..TruncationParams::default() };
        tokenizer.with_truncation(Some(truncation)).map_err(|e| e.to_string())?;
        let model = Model::load(model?).map_err(|e| e.to_string())?;
        let node = |name: &str| model.node_id(name).map_err(|e| e.to_string());
        let inputs = [node("input_ids")?, node("attention_mask")?, node("token_type_ids")?];
        let output = node("last_hidden_state")?;
        // Sentences are read side by side, each on one thread.
        let threads = Arc::new(ThreadPool::with_num_threads(1));
        Ok(Self { tokenizer, model, inputs, output, threads, projection: Projection::new() })
    }

    /// The vectors of a text, by itself: what stands beside it changes nothing. `None` where the model can't run.
    pub fn vectors(&self, text: &str) -> Option<Vectors> {
        let cut = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(at, _)| at);
        let encoding = self.tokenizer.encode_fast(&text[..cut], true).ok()?;
        let ids: Vec<i32> = encoding.get_ids().iter().map(|&id| id as i32).collect();
        let n = ids.len();
        let input = |values: Vec<i32>| NdTensor::from_data([1, n], values);
        let values = [ids, vec![1; n], vec![0; n]].map(input);
        let inputs = self.inputs.iter().zip(values).map(|(&id, v)| (id, v.into())).collect();
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.threads)));
        let [hidden] = self.model.run_n(inputs, [self.output], Some(options)).ok()?;
        let hidden: NdTensor<f32, 3> = hidden.try_into().ok()?;
        let hidden = hidden.to_vec();
        let rows: Vec<&[f32]> = hidden.chunks_exact(WIDTH).collect();
        if rows.len() != n || n < 2 {
            return None;
        }
        let mut mean = vec![0.0f32; WIDTH];
        for row in &rows {
            mean.iter_mut().zip(*row).for_each(|(m, x)| *m += x);
        }
        // Without the marks that stand at either end of every text.
        let inner = 1..n - 1;
        let pieces = encoding.get_ids()[inner.clone()].to_vec();
        let tokens = rows[inner].iter().flat_map(|row| self.projection.token(row)).collect();
        Some(Vectors { pieces, tokens, sentence: quantized(&mean) })
    }
}

/// A vector as whole numbers: its direction in steps of a 127th of its largest part.
pub(crate) fn quantized(vector: &[f32]) -> Vec<i8> {
    let most = vector.iter().fold(0.0f32, |m, x| m.max(x.abs()));
    let scale = if most > 0.0 { 127.0 / most } else { 0.0 };
    vector.iter().map(|x| (x * scale).round() as i8).collect()
}
