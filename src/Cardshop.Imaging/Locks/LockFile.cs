using System.Text.Json;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Locks;

/// <summary>
/// Reads and writes lock files:
/// <code>
/// { "format": "cardshop-lock/1",
///   "base":   { "url": "https://…/offspot-base-arm64-1.4.2.img.xz", "size": 823412, "sha256": "9f86…", "modified": "2026-03-11T08:00:00Z" },
///   "files":  [ { "url": "https://…/wikipedia_en_climate_change.zim", "size": 123456789, "sha256": "2c26…" } ],
///   "images": [ { "ident": "ghcr.io/offspot/kiwix-serve:3.8.1", "size": 62136320, "sha256": "b5bb…", "manifest": "fcde…" } ] }
/// </code>
/// </summary>
public static class LockFile
{
    private const int MaximumSize = 64 << 20;

    /// <summary>Reads a lock file; null when there is none.</summary>
    /// <exception cref="LockFormatException">It is not one.</exception>
    public static ImageLock? TryRead(IStorage storage, string path)
    {
        if (storage.Find(path) is not { } entry)
        {
            return null;
        }

        if (entry.Length > MaximumSize)
        {
            throw new LockFormatException($"{path}: {entry.Length} bytes are too many for a lock file. Use another file, or --update-lock.");
        }

        var bytes = Primitives.Extents.FileSource.Open(storage, path).ReadAll();
        try
        {
            return Parse(bytes);
        }
        catch (Exception error) when (error is JsonException or LockFormatException)
        {
            throw new LockFormatException($"{path}: not a lock file: {error.Message} Correct it, or write it anew with --update-lock.");
        }
    }

    /// <summary>Reads a lock from its JSON.</summary>
    /// <exception cref="JsonException">It is not JSON, or not of the form of a lock.</exception>
    /// <exception cref="LockFormatException">It is a lock of a format that this version does not know, or an entry makes no sense.</exception>
    public static ImageLock Parse(ReadOnlySpan<byte> json)
    {
        var document = JsonSerializer.Deserialize(json, LockJsonContext.Default.LockDocument)
            ?? throw new LockFormatException("it is empty.");
        if (!string.Equals(document.Format, ImageLock.Format, StringComparison.Ordinal))
        {
            throw new LockFormatException($"its format is \"{document.Format}\", this version reads \"{ImageLock.Format}\".");
        }

        foreach (var content in document.Files.Prepend(document.Base))
        {
            Require(content is { Size: >= 0, Url.IsAbsoluteUri: true }, $"{content?.Url.OriginalString ?? "null"} is not a URL with a size.");
        }

        foreach (var image in document.Images)
        {
            Require(image is { Size: >= 0, Ident.Length: > 0 }, $"\"{image?.Ident}\" is not an image with a size.");
        }

        return new ImageLock(document.Base, document.Files, document.Images);
    }

    /// <summary>Writes a lock, whole or not at all.</summary>
    public static void Write(IStorage storage, string path, ImageLock value)
    {
        using (var stream = new StorageStream(storage.Open(path + ".part", StorageMode.Replace)))
        {
            JsonSerializer.Serialize(stream, ToDocument(value), LockJsonContext.Default.LockDocument);
            stream.Write("\n"u8);
            stream.FlushToDisk();
        }

        storage.Move(path + ".part", path);
        storage.FlushDirectory(Path.GetDirectoryName(path)!);
    }

    /// <summary>The JSON of a lock, always the same for the same lock.</summary>
    public static byte[] ToJson(ImageLock value) => JsonSerializer.SerializeToUtf8Bytes(ToDocument(value), LockJsonContext.Default.LockDocument);

    /// <summary>Writes a lock as part of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, ImageLock value) =>
        JsonSerializer.Serialize(writer, ToDocument(value), LockJsonContext.Default.LockDocument);

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new LockFormatException(otherwise);
        }
    }

    private static LockDocument ToDocument(ImageLock value) => new(ImageLock.Format, value.Base, value.Files, value.Images);
}
