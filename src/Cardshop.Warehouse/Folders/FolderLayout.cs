using System.Text;
using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

/// <summary>
/// Where things lie below the root of a folder store.
/// <code>
/// warehouse.lock          held by the one process that runs the store
/// probe                   written and removed to see whether that can be done
/// objects/NAME            the objects, each under its own name
/// records/KEY.json        what is known of an object; KEY is the SHA-256 of its name
/// uploads/ID.json         an upload that was begun
/// uploads/ID.part         its bytes so far
/// uploads/ID.durable      how many of them would survive a power cut
/// publishing/ID.json      the object that an upload is just becoming
/// removing/KEY.json       the object that is just being removed
/// quarantine/KEY          the bytes of a damaged object
/// </code>
/// </summary>
internal sealed class FolderLayout(string root)
{
    public string Root => root;

    public string Lock => Path.Join(root, "warehouse.lock");

    public string Probe => Path.Join(root, "probe");

    public string Objects => Path.Join(root, "objects");

    public string Records => Path.Join(root, "records");

    public string Uploads => Path.Join(root, "uploads");

    public string Publishing => Path.Join(root, "publishing");

    public string Removing => Path.Join(root, "removing");

    public string Quarantine => Path.Join(root, "quarantine");

    public IEnumerable<string> Folders => [Objects, Records, Uploads, Publishing, Removing, Quarantine];

    public static string Key(ObjectName name) => Sha256Digest.Of(Encoding.UTF8.GetBytes(name.ToString())).ToString();

    public string Object(ObjectName name) => Path.Join(Objects, name.ToString());

    public string Quarantined(ObjectName name) => Path.Join(Quarantine, Key(name));

    public string Part(string upload) => Path.Join(Uploads, upload + ".part");

    public string Durable(string upload) => Path.Join(Uploads, upload + ".durable");
}
