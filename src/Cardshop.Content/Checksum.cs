using Cardshop.Primitives.Digests;

namespace Cardshop.Content;

/// <summary>What somebody says the checksum of some content is.</summary>
public sealed record Checksum
{
    /// <param name="algorithm">How it is computed.</param>
    /// <param name="value">Hexadecimal digits of either case, as many as the algorithm gives.</param>
    /// <exception cref="FormatException">The value is something else.</exception>
    public Checksum(ChecksumAlgorithm algorithm, string value)
    {
        Algorithm = algorithm;
        Value = IsValue(algorithm, value)
            ? value.ToLowerInvariant()
            : throw new FormatException($"\"{value}\" is no {algorithm.ToName()} checksum: {2 * algorithm.Size()} hexadecimal digits are expected.");
    }

    /// <summary>How it is computed.</summary>
    public ChecksumAlgorithm Algorithm { get; }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public string Value { get; }

    /// <summary>Reads <c>md5:d41d8cd98f00b204e9800998ecf8427e</c>.</summary>
    public static bool TryParse(string? text, out Checksum? checksum)
    {
        var parts = text?.Split(':') ?? [];
        checksum = parts.Length == 2 && ChecksumAlgorithms.TryParse(parts[0], out var algorithm) && IsValue(algorithm, parts[1])
            ? new Checksum(algorithm, parts[1])
            : null;
        return checksum is not null;
    }

    /// <summary>The name of the algorithm, a colon and the digits.</summary>
    public override string ToString() => $"{Algorithm.ToName()}:{Value}";

    private static bool IsValue(ChecksumAlgorithm algorithm, string value) => value.Length == 2 * algorithm.Size() && value.All(char.IsAsciiHexDigit);
}
