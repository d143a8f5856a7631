//! What the targets put around the bytes that they are given.

use std::io::{Cursor, Write};

/// Bytes as articles.
pub mod event;

/// A packed folder of these files, stored as they are.
pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in files {
        // Memory alone is written to.
        let _ = writer.start_file(*name, stored);
        let _ = writer.write_all(content);
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// Safari's archive of a page.
pub fn webarchive(page: &[u8]) -> Vec<u8> {
    let mut resource = plist::Dictionary::new();
    resource.insert("WebResourceData".to_owned(), plist::Value::Data(page.to_vec()));
    resource.insert("WebResourceTextEncodingName".to_owned(), plist::Value::String("UTF-8".to_owned()));
    let mut archive = plist::Dictionary::new();
    archive.insert("WebMainResource".to_owned(), plist::Value::Dictionary(resource));
    let mut out = Vec::new();
    let _ = plist::Value::Dictionary(archive).to_writer_binary(&mut out);
    out
}
