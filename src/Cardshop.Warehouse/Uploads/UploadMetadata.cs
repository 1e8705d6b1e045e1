using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Cardshop.Primitives.Digests;

namespace Cardshop.Warehouse.Uploads;

/// <summary>
/// The <c>Upload-Metadata</c> of tus 1.0: keys and Base64 values, such as <c>name a2l3aXgvYS5pbWc=,sha256 ZTNiMGM0…</c>. Known here are
/// <c>name</c> (or <c>filename</c>), <c>sha256</c> (hexadecimal) and <c>stored</c>, the number of bytes outside of holes.
/// </summary>
internal sealed class UploadMetadata
{
    private const int LongestHeader = 8192;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private UploadMetadata()
    {
    }

    public string? Name => _values.GetValueOrDefault("name") ?? _values.GetValueOrDefault("filename");

    /// <summary>The digest that was announced; null when none was.</summary>
    public Sha256Digest? Digest { get; private set; }

    /// <summary>How many bytes are going to be sent; null when that was not said.</summary>
    public long? StoredBytes { get; private set; }

    /// <summary>Reads a header; a missing one has no values.</summary>
    public static bool TryParse(string? header, [NotNullWhen(true)] out UploadMetadata? metadata)
    {
        metadata = new UploadMetadata();
        var pairs = string.IsNullOrEmpty(header) ? [] : header.Split(',');
        if (header?.Length > LongestHeader || !pairs.All(metadata.Add) || !metadata.Interpret())
        {
            metadata = null;
        }

        return metadata is not null;
    }

    private bool Add(string pair)
    {
        var parts = pair.Trim(' ').Split(' ');
        return parts is [{ Length: > 0 } key, ..] && parts.Length <= 2 && key.All(char.IsAscii)
            && Decode(parts.ElementAtOrDefault(1) ?? "") is { } value && _values.TryAdd(key, value);
    }

    private bool Interpret()
    {
        if (_values.TryGetValue("sha256", out var digest))
        {
            if (!Sha256Digest.TryParse(digest, out var parsed))
            {
                return false;
            }

            Digest = parsed;
        }

        if (_values.TryGetValue("stored", out var stored))
        {
            if (!long.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            {
                return false;
            }

            StoredBytes = bytes;
        }

        return true;
    }

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }
}
