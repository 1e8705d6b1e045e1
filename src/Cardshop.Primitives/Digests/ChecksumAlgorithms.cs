namespace Cardshop.Primitives.Digests;

/// <summary>The names and sizes of <see cref="ChecksumAlgorithm"/>.</summary>
public static class ChecksumAlgorithms
{
    /// <summary>Every algorithm, in the order in which recipes document them.</summary>
    public static IReadOnlyList<ChecksumAlgorithm> All { get; } = Enum.GetValues<ChecksumAlgorithm>();

    /// <summary>Reads a name as recipes spell it, in lower case: <c>md5</c>, <c>sha-1</c>, <c>adler32</c> and so on.</summary>
    public static bool TryParse(string? name, out ChecksumAlgorithm algorithm)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.ToName(), name, StringComparison.Ordinal))
            {
                algorithm = candidate;
                return true;
            }
        }

        algorithm = default;
        return false;
    }

    /// <summary>The name as recipes spell it.</summary>
    public static string ToName(this ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Md5 => "md5",
        ChecksumAlgorithm.Sha1 => "sha-1",
        ChecksumAlgorithm.Sha224 => "sha-224",
        ChecksumAlgorithm.Sha256 => "sha-256",
        ChecksumAlgorithm.Sha384 => "sha-384",
        ChecksumAlgorithm.Sha512 => "sha-512",
        ChecksumAlgorithm.Adler32 => "adler32",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "There is no such checksum algorithm."),
    };

    /// <summary>Length of the checksum in bytes; written in hexadecimal it takes twice as many digits.</summary>
    public static int Size(this ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Md5 => 16,
        ChecksumAlgorithm.Sha1 => 20,
        ChecksumAlgorithm.Sha224 => 28,
        ChecksumAlgorithm.Sha256 => 32,
        ChecksumAlgorithm.Sha384 => 48,
        ChecksumAlgorithm.Sha512 => 64,
        ChecksumAlgorithm.Adler32 => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "There is no such checksum algorithm."),
    };
}
