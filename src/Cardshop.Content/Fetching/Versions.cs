using Cardshop.Content.Store;

namespace Cardshop.Content.Fetching;

/// <summary>Compares versions of a file by the best that a server said of both.</summary>
internal static class Versions
{
    /// <summary>
    /// Whether two versions are known to be one: by their <c>Digest</c>, else by entity tag, else by date and size. Where the server says none
    /// of these, nothing is known.
    /// </summary>
    public static bool AreSame(Validators a, Validators b)
    {
        if (a.RemoteDigest is not null && b.RemoteDigest is not null)
        {
            return string.Equals(a.RemoteDigest, b.RemoteDigest, StringComparison.Ordinal);
        }

        if (a.EntityTag is not null && b.EntityTag is not null)
        {
            return string.Equals(Opaque(a.EntityTag), Opaque(b.EntityTag), StringComparison.Ordinal);
        }

        return a is { LastModified: not null, Length: not null } && (a.LastModified, a.Length) == (b.LastModified, b.Length);
    }

    /// <summary>Weak comparison (RFC 9110 §8.8.3.2): the same content is meant, if perhaps not to the byte.</summary>
    private static string Opaque(string entityTag) => entityTag.StartsWith("W/", StringComparison.Ordinal) ? entityTag[2..] : entityTag;
}
