using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Store;

public sealed partial class ContentStore
{
    /// <summary>The blob that was made of another one; null when it has to be made (again).</summary>
    /// <param name="kind">What was made: lower-case letters, digits and hyphens, such as <c>tar</c>. It names the maker's format and version too.</param>
    /// <param name="of">The digest of what it was made of, which itself need not be in the store.</param>
    public StoredBlob? FindDerived(string kind, Sha256Digest of)
    {
        var key = DerivedKey(kind, of);
        return ReadDerived(key) is { } record && record == new DerivedRecord(kind, of, record.Digest) ? Find(record.Digest) : null;
    }

    /// <summary>Remembers what a blob was made of. It is kept as long as a source needs the latter.</summary>
    /// <param name="kind">What was made, as <see cref="FindDerived"/> will be asked for it.</param>
    /// <param name="of">The digest of what it was made of.</param>
    /// <param name="derived">The digest of the blob that was made.</param>
    public void RecordDerived(string kind, Sha256Digest of, Sha256Digest derived)
    {
        var key = DerivedKey(kind, of);
        Session.Lease(derived);
        using var held = _gate.Enter();
        _derived.Write(key, new DerivedRecord(kind, of, derived));
    }

    private static string DerivedKey(string kind, Sha256Digest of) =>
        kind.Length > 0 && kind.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? $"{kind}-{of}"
            : throw new ArgumentException($"\"{kind}\" is not a kind: lower-case letters, digits and hyphens are expected.", nameof(kind));

    private DerivedRecord? ReadDerived(string key)
    {
        _ = Session;
        using var held = _gate.Enter();
        return _derived.Read(key);
    }

    private IEnumerable<DerivedRecord> ReadDerived() => _derived.All().Select(file => file.Record).OfType<DerivedRecord>();
}
