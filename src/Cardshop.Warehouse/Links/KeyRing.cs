using System.Security.Cryptography;
using Cardshop.Content.Store;
using Cardshop.Primitives.Storage;

namespace Cardshop.Warehouse.Links;

/// <summary>
/// The secrets that links and grants are signed with (HMAC-SHA-256), one file each in a folder of their own. The newest signs; an older one
/// still verifies until nothing that it signed can be valid any more.
/// </summary>
public sealed class KeyRing
{
    private const int SecretSize = 32;

    /// <summary>How long a key signs.</summary>
    private static readonly TimeSpan SignsFor = TimeSpan.FromDays(30);

    private readonly RecordFolder<SigningKey> _folder;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly List<SigningKey> _keys;

    /// <summary>Reads the keys of a folder.</summary>
    /// <param name="storage">Where it lies.</param>
    /// <param name="folder">Its absolute path.</param>
    /// <param name="clock">What time it is.</param>
    /// <exception cref="InvalidDataException">A key cannot be read.</exception>
    public KeyRing(IStorage storage, string folder, TimeProvider clock)
    {
        DurableFile.CreateFolder(storage, folder);
        _clock = clock;
        _folder = new RecordFolder<SigningKey>(storage, folder, KeyJson.Default.SigningKey);
        _keys = [.. _folder.All().Select(file => file.Record ?? throw Unreadable(folder, file.Key)).OrderBy(key => key.Created)];
    }

    /// <summary>The longest time that something signed may be valid.</summary>
    public static TimeSpan LongestLife { get; } = TimeSpan.FromDays(366);

    /// <summary>Signs bytes.</summary>
    /// <returns>The key's id and the signature.</returns>
    public (string Key, byte[] Signature) Sign(ReadOnlySpan<byte> data)
    {
        var key = Current();
        return (key.Id, HMACSHA256.HashData(key.Secret, data));
    }

    /// <summary>Whether a signature is one of ours.</summary>
    public bool Verify(string key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        SigningKey? found;
        lock (_lock)
        {
            found = _keys.Find(known => string.Equals(known.Id, key, StringComparison.Ordinal));
        }

        return found is not null && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(found.Secret, data), signature);
    }

    private static InvalidDataException Unreadable(string folder, string key) =>
        new($"{Path.Join(folder, key)}.json: the key cannot be read. Restore it from a backup; or remove it, and links that it signed are void.");

    private SigningKey Current()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            if (_keys.Count == 0 || now - _keys[^1].Created >= SignsFor)
            {
                Rotate(now);
            }

            return _keys[^1];
        }
    }

    private void Rotate(DateTimeOffset now)
    {
        var key = new SigningKey(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), RandomNumberGenerator.GetBytes(SecretSize), now);
        _folder.Write(key.Id, key);
        _keys.Add(key);
        foreach (var old in _keys.Where(old => now - old.Created > SignsFor + LongestLife).ToList())
        {
            _folder.Delete(old.Id);
            _keys.Remove(old);
        }
    }
}
