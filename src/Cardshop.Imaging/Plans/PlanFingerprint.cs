using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;
using Cardshop.Content.Archives;
using Cardshop.Disk.Ext4;
using Cardshop.Hotspot.Recipes;
using Cardshop.Oci.Images;
using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Plans;

/// <summary>
/// What decides the bytes of an image: its inputs, its size, and the code that lays it out. A render that was interrupted is only carried
/// on by the very same layout.
/// </summary>
internal static class PlanFingerprint
{
    private static readonly Assembly[] Makers =
    [
        typeof(PlanFingerprint).Assembly, typeof(Ext4Layout).Assembly, typeof(OffspotYaml).Assembly, typeof(ImagePuller).Assembly, typeof(ArchiveExpansion).Assembly,
    ];

    public static Sha256Digest Of(Sha256Digest inputs, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[Sha256Digest.Size];
        inputs.CopyTo(bytes);
        hash.AppendData(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        hash.AppendData(bytes[..sizeof(long)]);
        foreach (var code in Makers)
        {
            hash.AppendData(code.ManifestModule.ModuleVersionId.ToByteArray());
        }

        return new Sha256Digest(hash.GetHashAndReset());
    }
}
