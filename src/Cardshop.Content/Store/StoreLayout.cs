using System.Text;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Store;

/// <summary>
/// Where things lie below the root of a store.
/// <code>
/// store.lock                     the gate: whoever reads or writes records holds it
/// cas/sha256/ab/abcd…            a blob, named by its SHA-256, written once
/// index/HEX.json                 a source and the blob it stands for; HEX is the SHA-256 of the source's text
/// stamps/HEX.json                size and time of the file of blob HEX when it was last seen to be right
/// derived/KIND-HEX.json          the blob that was made of another one; HEX is that one's digest
/// partial/HEX.part|.json|.lock   a download that is not over, how much of it is durable, and who is at it
/// sessions/N.lock|.lease         a running user of the store, and the blobs it must not lose
/// sessions/N-M.part              a blob that session N is writing
/// </code>
/// </summary>
internal sealed class StoreLayout(string root)
{
    public string Root => root;

    public string Gate => Path.Join(root, "store.lock");

    public string Blobs => Path.Join(root, "cas", "sha256");

    public string Index => Path.Join(root, "index");

    public string Stamps => Path.Join(root, "stamps");

    public string Derived => Path.Join(root, "derived");

    public string Partials => Path.Join(root, "partial");

    public string Sessions => Path.Join(root, "sessions");

    /// <summary>The folders below the root that a store has from the beginning, each behind the one it lies in.</summary>
    public IEnumerable<string> Folders => [Path.Join(root, "cas"), Blobs, Index, Stamps, Derived, Partials, Sessions];

    /// <summary>The name under which a text that is no file name is kept.</summary>
    public static string Key(string text) => Sha256Digest.Of(Encoding.UTF8.GetBytes(text)).ToString();

    public string Blob(Sha256Digest digest)
    {
        var name = digest.ToString();
        return Path.Join(Blobs, name[..2], name);
    }

    public string Partial(string key, string extension) => Path.Join(Partials, key + extension);
}
