namespace Cardshop.Primitives.Storage;

/// <summary>What is often done with files of the storage.</summary>
public static class StorageFiles
{
    /// <summary>Fills memory from a file.</summary>
    /// <returns>False when the file ends before that; the memory then holds what there is.</returns>
    public static bool TryReadFully(this IStorageFile file, long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var read = file.Read(offset, destination);
            if (read == 0)
            {
                return false;
            }

            offset += read;
            destination = destination[read..];
        }

        return true;
    }
}
